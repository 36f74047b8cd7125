// The messages of a channel, a direct message or a thread, live.
import { get, post } from './api.js';
import { coalesce } from './coalesce.js';
import { dayLabel, dayOfTs } from './dates.js';
import { h, place } from './dom.js';
import { icon } from './icons.js';
import { authorOf, messageView } from './message.js';
import { showRefusal } from './toasts.js';
import { channel, me, workspace } from './workspace.js';

const sameGroupSeconds = 300;
const dismissed = new Set(JSON.parse(sessionStorage.getItem('dismissed') ?? '[]'));

export function conversation({ channelId, threadTs, label, empty }) {
  const list = h('div', { class: 'log-list' });
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': label, tabindex: '0', dataset: { testid: threadTs ? 'thread-log' : 'log' } }, list);
  const pill = h('button', { type: 'button', class: 'new-pill', hidden: true, dataset: { testid: 'new-messages' }, onclick: toEnd }, icon('down', 15), h('span', {}));
  const node = h('div', { class: 'conversation' }, log, pill);
  const views = new Map();
  const as = workspace.as;
  let latest = '';
  let readUpTo = '';
  let firstUnread = null;
  let loaded = false;
  let unseen = 0;
  let pinned = true;
  let highlight = null;

  const refresh = coalesce(async () => {
    try {
      const { messages } = channel(channelId)?.unopened ? { messages: [] } : await get('messages', { as, channel: channelId, thread_ts: threadTs });
      if (node.isConnected || !loaded) {
        show(messages.filter(message => !dismissed.has(message.ts) && (threadTs || !message.thread_ts || message.thread_ts === message.ts || message.subtype === 'thread_broadcast')));
      }
    } catch (refusal) {
      showRefusal(refusal);
    }
  });

  function show(messages) {
    const wasAtEnd = !loaded || pinned;
    const fresh = messages.filter(message => message.ts > latest);
    if (!loaded) {
      firstUnread = unreadFrom(messages);
    }
    place(list, items(messages));
    latest = messages.at(-1)?.ts ?? latest;
    const own = fresh.some(message => message.user === me().id);
    if (wasAtEnd || (loaded && own)) {
      toEnd();
    } else if (loaded && fresh.length > 0) {
      unseen += fresh.length;
      showPill();
    }
    loaded = true;
    reveal();
    markRead();
  }

  function items(messages) {
    const nodes = [];
    let previous = null;
    for (const message of messages) {
      if (!threadTs && (!previous || dayOfTs(previous.ts) !== dayOfTs(message.ts))) {
        nodes.push(separator('day', dayOfTs(message.ts), dayLabel(message.ts, Date.parse(workspace.state.clock.now))));
        previous = null;
      }
      if (message.ts === firstUnread) {
        nodes.push(separator('new', 'new', 'New'));
      }
      const view = views.get(message.ts) ?? messageView({ channelId, inThread: Boolean(threadTs), onDismiss: dismiss });
      views.set(message.ts, view);
      view.update(message, { grouped: message.ts !== firstUnread && belongTogether(previous, message) });
      nodes.push(view.node);
      previous = message;
    }
    return nodes.length > 0 ? nodes : [keep('empty', () => h('div', { class: 'log-empty' }, empty()))];
  }

  function separator(kind, name, text) {
    const line = keep(`${kind}:${name}`, () => h('div', { class: `separator separator-${kind}`, role: 'separator', dataset: { testid: `separator-${kind}` } }, h('span', {})));
    line.setAttribute('aria-label', text);
    line.firstChild.textContent = text;
    return line;
  }

  function keep(name, build) {
    const kept = views.get(name) ?? { node: build() };
    views.set(name, kept);
    return kept.node;
  }

  function dismiss(ts) {
    dismissed.add(ts);
    sessionStorage.setItem('dismissed', JSON.stringify([...dismissed].slice(-200)));
    refresh();
  }

  function unreadFrom(messages) {
    const count = threadTs ? 0 : channel(channelId)?.unread ?? 0;
    return count > 0 ? messages.filter(message => message.user !== me().id).at(-count)?.ts ?? null : null;
  }

  function reveal() {
    const target = highlight && views.get(highlight)?.node;
    if (target?.isConnected) {
      highlight = null;
      pinned = false;
      target.scrollIntoView({ block: 'center' });
      target.classList.add('is-highlighted');
      target.focus({ preventScroll: true });
      target.addEventListener('animationend', () => target.classList.remove('is-highlighted'), { once: true });
    }
  }

  function markRead() {
    if (!threadTs && latest > readUpTo && atEnd() && node.isConnected && document.visibilityState === 'visible') {
      readUpTo = latest;
      post('read', { as, channel: channelId, ts: latest }).catch(() => {});
    }
  }

  function showPill() {
    pill.hidden = unseen === 0;
    pill.lastChild.textContent = `${unseen} new ${unseen === 1 ? 'message' : 'messages'}`;
  }

  function toEnd() {
    pinned = true;
    log.scrollTop = log.scrollHeight;
    unseen = 0;
    showPill();
  }

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 60;

  log.addEventListener('scroll', () => {
    pinned = atEnd();
    if (pinned) {
      unseen = 0;
      showPill();
      markRead();
    }
  }, { passive: true });

  // A picture that arrives late or a growing message must not push the newest line out of sight.
  new ResizeObserver(() => pinned && toEnd()).observe(list);

  return {
    node,
    refresh,
    show: ts => {
      highlight = ts;
      reveal();
    },
  };
}

function belongTogether(previous, message) {
  return Boolean(previous) && authorOf(previous).id === authorOf(message).id && previous.app_name === message.app_name
    && Boolean(previous.ephemeral) === Boolean(message.ephemeral) && !message.ephemeral
    && Number(message.ts) - Number(previous.ts) < sameGroupSeconds;
}
