// What stands in the middle (a conversation, the bot's Home or About) and at the side (a thread).
import { post } from './api.js';
import { composer } from './composer.js';
import { conversation } from './conversation.js';
import { fill, h } from './dom.js';
import { dropZone } from './drop-zone.js';
import { header, titleOf } from './header.js';
import { aboutTab, homeTab } from './home.js';
import { icon } from './icons.js';
import { address } from './route.js';
import { channel, isBotConversation, refreshWorkspace, workspace } from './workspace.js';

export function mainPane(host) {
  let shown = null;

  function open(route) {
    const bot = isBotConversation(route.channel);
    const tab = bot ? route.tab ?? 'messages' : undefined;
    const key = [workspace.as, route.channel, tab].join();
    if (shown?.key !== key) {
      shown = { key, channel: route.channel, tab, ...content(route.channel, tab) };
      draw();
      shown.opened?.();
    }
    shown.update?.();
    if (route.ts) {
      shown.conversation?.show(route.ts);
    }
  }

  function draw() {
    const head = header(shown.channel, shown.tab);
    shown.head = head;
    fill(host, head, shown.node);
    document.title = `${titleOf(shown.channel)} · Playground`;
  }

  return {
    open,
    refreshHead() {
      if (!shown) {
        return;
      }
      const head = header(shown.channel, shown.tab);
      if (!head.isEqualNode(shown.head) && !shown.head.querySelector(':popover-open')) {
        const focused = shown.head.contains(document.activeElement) ? document.activeElement.dataset.tab : null;
        shown.head.replaceWith(head);
        shown.head = head;
        head.querySelector(`[data-tab="${focused}"]`)?.focus();
      }
      shown.update?.();
    },
    messages: channelId => (shown?.channel === channelId || !channelId ? shown?.conversation?.refresh() : undefined),
    // Who turned the clock looks at the app's Home again, as people do in the morning.
    turned: () => (shown?.tab === 'home' ? shown.opened() : undefined),
    focusComposer: () => shown?.composer?.focus(),
  };
}

function content(channelId, tab) {
  if (tab === 'home') {
    return homeTab();
  }
  if (tab === 'about') {
    return { node: aboutTab() };
  }
  const title = titleOf(channelId);
  const to = channel(channelId)?.kind === 'channel' ? `#${title}` : title;
  const talk = conversation({ channelId, label: `Messages in ${to}`, empty: () => beginning(channelId, to) });
  const write = composer({ channelId, label: `Message ${to}`, onSent: () => (channel(channelId)?.unopened ? refreshWorkspace() : talk.refresh()) });
  const node = h('div', { class: 'pane' }, talk.node, write.node);
  dropZone(node, { label: `Share in ${to}`, onFiles: write.take });
  return {
    node,
    conversation: talk,
    composer: write,
    opened: () => {
      talk.refresh();
      if (tab === 'messages') {
        post('messages-tab', { as: workspace.as }).catch(() => {});
      }
    },
  };
}

function beginning(channelId, to) {
  const { topic, kind } = channel(channelId) ?? {};
  return [h('p', { class: 'log-empty-title' }, `This is the beginning of ${kind === 'channel' ? to : `your conversation with ${to}`}.`), topic ? h('p', {}, topic) : null].filter(Boolean);
}

export function threadPane(host) {
  let shown = null;

  return {
    open(route) {
      const key = route.thread ? [workspace.as, route.channel, route.thread].join() : null;
      if (shown?.key === key) {
        return;
      }
      host.hidden = !key;
      shown = key ? { key, channel: route.channel } : null;
      if (!shown) {
        host.replaceChildren();
        return;
      }
      shown.talk = conversation({ channelId: route.channel, threadTs: route.thread, label: 'Thread', empty: () => 'This thread is empty.' });
      const title = channel(route.channel)?.kind === 'channel' ? `#${titleOf(route.channel)}` : titleOf(route.channel);
      const write = composer({
        channelId: route.channel, threadTs: route.thread, label: 'Reply…', onSent: shown.talk.refresh,
        alsoTo: title,
      });
      const pane = h('div', { class: 'pane' }, shown.talk.node, write.node);
      dropZone(pane, { label: 'Share in the thread', onFiles: write.take });
      fill(host,
        h('header', { class: 'thread-header' }, h('h2', {}, 'Thread'), h('span', { class: 'conversation-topic' }, title),
          h('a', { class: 'icon-button', href: address({ channel: route.channel }), 'aria-label': 'Close thread', dataset: { testid: 'thread-close' } }, icon('close'))),
        pane);
      shown.talk.refresh();
      write.focus();
    },
    messages: channelId => (shown && (shown.channel === channelId || !channelId) ? shown.talk.refresh() : undefined),
  };
}
