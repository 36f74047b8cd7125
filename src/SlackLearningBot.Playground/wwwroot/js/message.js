// One message: built once, then updated in place so that what did not change keeps its node and focus.
import { avatar } from './avatar.js';
import { showBlocks } from './blocks/blocks.js';
import { fullTimeOf, timeOf } from './dates.js';
import { fill, h } from './dom.js';
import { emojiNode } from './text/emoji.js';
import { fileCard } from './files.js';
import { formFor } from './form-state.js';
import { icon } from './icons.js';
import { renderContext } from './interaction.js';
import { address } from './route.js';
import { mrkdwn } from './text/mrkdwn.js';
import { toast } from './toasts.js';
import { person, workspace } from './workspace.js';

export function messageView({ channelId, inThread, onDismiss }) {
  const head = h('div', { class: 'message-head' });
  const gutter = h('div', { class: 'message-gutter' });
  const note = h('div', { class: 'message-note' });
  const body = h('div', { class: 'message-body' });
  const foot = h('div', { class: 'message-foot' });
  const tools = h('div', { class: 'message-tools' });
  const node = h('article', { class: 'message', tabindex: '-1' }, note, gutter, h('div', { class: 'message-content' }, head, body, foot), tools);
  let source = '';
  let current = null;
  let context = null;

  function update(message, { grouped }) {
    node.classList.toggle('is-grouped', grouped);
    const now = JSON.stringify([message, workspace.as]);
    if (now === source) {
      return;
    }
    source = now;
    current = message;
    keepFocus(node, () => draw(message));
  }

  function draw(message) {
    const author = authorOf(message);
    const time = timeOf(message.ts);
    Object.assign(node.dataset, { testid: 'message', ts: message.ts, user: message.user ?? '', ephemeral: String(Boolean(message.ephemeral)) });
    node.setAttribute('aria-label', `${author.real_name}, ${time}`);
    node.classList.toggle('is-ephemeral', Boolean(message.ephemeral));
    fill(note, message.ephemeral ? [icon('eye', 14), 'Only visible to you'] : null);
    fill(gutter, avatar(author), h('span', { class: 'message-small-time', 'aria-hidden': 'true' }, time));
    fill(head, h('strong', { class: 'message-author' }, author.real_name),
      author.is_bot ? h('span', { class: 'app-badge' }, 'APP') : null,
      h('a', { class: 'message-time', href: address({ channel: channelId, ts: message.ts }), title: fullTimeOf(message.ts) }, h('time', {}, time)));
    drawBody(message);
    fill(foot, (message.files ?? []).map(fileCard), reactions(message), replies(message), dismiss(message));
    fill(tools, message.ephemeral ? null : [inThread ? null : threadLink(message), copyLink(message)]);
  }

  function drawBody(message) {
    if (!message.blocks?.length || isTyped(message)) {
      body.shownBlocks = [];
      fill(body, message.text ? h('div', { class: 'message-text' }, mrkdwn(message.text)) : null, edited(message));
      return;
    }
    const form = formFor(`${workspace.as}:${channelId}:${message.ts}`, message.state?.values);
    context ??= renderContext({ container: { type: 'message', channel: channelId, ts: message.ts }, form, blocks: () => current.blocks ?? [] });
    showBlocks(body, message.blocks, context);
    body.append(...[edited(message)].filter(Boolean));
  }

  const replies = message => (inThread || !message.reply_count ? null : h('a', {
    class: 'replies', href: address({ channel: channelId, thread: message.ts }), dataset: { testid: 'replies' },
  }, `${message.reply_count} ${message.reply_count === 1 ? 'reply' : 'replies'}`));

  const dismiss = message => (message.ephemeral
    ? h('button', { type: 'button', class: 'text-button', dataset: { testid: 'dismiss' }, onclick: () => onDismiss(message.ts) }, 'Dismiss')
    : null);

  const threadLink = message => h('a', {
    class: 'icon-button', href: address({ channel: channelId, thread: message.thread_ts ?? message.ts }), title: 'Reply in thread', 'aria-label': 'Reply in thread',
  }, icon('reply', 17));

  const copyLink = message => h('button', {
    type: 'button', class: 'icon-button', title: 'Copy link', 'aria-label': 'Copy link to message', onclick: async () => {
      const link = new URL(`/archives/${channelId}/p${message.ts.replace('.', '')}`, location.origin).href;
      await navigator.clipboard?.writeText(link).then(() => toast('Link copied.', 'done'), () => toast(link, 'done'));
    },
  }, icon('link', 17));

  return { node, update };
}

// What a person typed: its text says the same as its one rich_text block, in the form it was sent.
function isTyped(message) {
  return !authorOf(message).is_bot && Boolean(message.text) && message.blocks?.length === 1 && message.blocks[0].type === 'rich_text';
}

export function authorOf(message) {
  const { bot } = workspace.state;
  const known = person(message.user);
  if (message.bot_id || message.app_name || message.user === bot.user_id || known?.is_bot) {
    return { id: message.user ?? bot.user_id, real_name: message.app_name ?? known?.real_name ?? bot.name, is_bot: true };
  }
  return known ?? { id: message.user, real_name: message.user ?? 'Someone' };
}

function edited(message) {
  return message.edited ? h('span', { class: 'edited', dataset: { testid: 'edited' }, title: fullTimeOf(message.edited.ts) }, '(edited)') : null;
}

function reactions(message) {
  return message.reactions?.length ? h('div', { class: 'reactions' }, message.reactions.map(reaction =>
    h('span', { class: 'reaction' }, emojiNode(reaction.name) ?? `:${reaction.name}:`, ` ${reaction.count ?? reaction.users?.length ?? 1}`))) : null;
}

// A click often replaces the very button that was pressed: the focus stays at its successor or at the message.
export function keepFocus(node, draw) {
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  const { actionId, blockId } = focused?.dataset ?? {};
  draw();
  if (focused && !node.contains(document.activeElement)) {
    const successor = actionId && node.querySelector(`[data-action-id="${CSS.escape(actionId)}"][data-block-id="${CSS.escape(blockId ?? '')}"]`);
    (successor || node).focus({ preventScroll: true });
  }
}
