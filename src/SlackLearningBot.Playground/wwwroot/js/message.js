// One message: built once, then updated in place so that what did not change keeps its node and focus.
import { avatar } from './avatar.js';
import { showBlocks } from './blocks/blocks.js';
import { dayOf, fullTimeOf, timeOf } from './dates.js';
import { fill, h } from './dom.js';
import { attachments } from './attachments.js';
import { editForm } from './edit-message.js';
import { fileCard } from './files.js';
import { formFor } from './form-state.js';
import { icon } from './icons.js';
import { messageTools } from './message-tools.js';
import { reactions } from './reactions.js';
import { renderContext } from './interaction.js';
import { address } from './route.js';
import { mrkdwn } from './text/mrkdwn.js';
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
  let drawnOn = '';
  let current = null;
  let context = null;

  function update(message, { grouped }) {
    node.classList.toggle('is-grouped', grouped);
    const words = JSON.stringify(message);
    const today = /_pretty\}|\{ago\}/.test(words) ? dayOf(Date.parse(workspace.state.clock.now)) : '';
    const now = words + workspace.as + today;
    if (now === source) {
      return;
    }
    source = now;
    current = message;
    if (today !== drawnOn) {
      drawnOn = today;
      body.shownBlocks = []; // what was "Tomorrow" is "Today" now
    }
    keepFocus(node, () => draw(message));
  }

  function draw(message) {
    const author = authorOf(message);
    const time = timeOf(message.ts);
    Object.assign(node.dataset, { testid: 'message', ts: message.ts, user: message.user ?? '', ephemeral: String(Boolean(message.ephemeral)) });
    node.setAttribute('aria-label', `${author.real_name}, ${time}`);
    node.classList.toggle('is-ephemeral', Boolean(message.ephemeral));
    node.classList.toggle('is-remark', /^channel_/.test(message.subtype ?? ''));
    fill(note, message.ephemeral ? [icon('eye', 14), 'Only visible to you'] : broadcastNote(message));
    fill(gutter, avatar(author), h('span', { class: 'message-small-time', 'aria-hidden': 'true' }, time));
    fill(head, h('strong', { class: 'message-author' }, author.real_name),
      author.is_bot ? h('span', { class: 'app-badge' }, 'APP') : null,
      h('a', { class: 'message-time', href: address({ channel: channelId, ts: message.ts }), title: fullTimeOf(message.ts) }, h('time', {}, time)));
    drawBody(message);
    fill(foot, (message.files ?? []).map(fileCard), reactions(channelId, message), replies(message), dismiss(message));
    fill(tools, messageTools({ channelId, inThread, message, onEdit: () => edit(message) }));
  }

  function drawBody(message) {
    const form = formFor(`${workspace.as}:${channelId}:${message.ts}`, message.state?.values);
    context ??= renderContext({ container: { type: 'message', channel: channelId, ts: message.ts }, form, blocks: () => current.blocks ?? [] });
    if (message.blocks?.length) {
      showBlocks(body, message.blocks, context);
    } else {
      body.shownBlocks = [];
      fill(body, message.text ? h('div', { class: 'message-text' }, mrkdwn(message.text)) : null);
    }
    body.append(...[edited(message), ...attachments(message, context)].filter(Boolean));
  }

  function edit(message) {
    const done = () => {
      draw(current);
      node.focus({ preventScroll: true });
    };
    body.shownBlocks = [];
    fill(body, editForm(channelId, message, done));
  }

  const replies = message => (inThread || !message.reply_count ? null : h('a', {
    class: 'replies', href: address({ channel: channelId, thread: message.ts }), dataset: { testid: 'replies' },
  }, (message.reply_users ?? []).slice(0, 4).map(user => avatar(person(user), 20)),
  h('span', {}, `${message.reply_count} ${message.reply_count === 1 ? 'reply' : 'replies'}`),
  h('span', { class: 'replies-last' }, `Last at ${timeOf(message.latest_reply)}`)));

  const broadcastNote = message => (inThread || message.subtype !== 'thread_broadcast' ? null
    : h('a', { class: 'text-button', href: address({ channel: channelId, thread: message.thread_ts }) }, 'Replied to a thread'));

  const dismiss = message => (message.ephemeral
    ? h('button', { type: 'button', class: 'text-button', dataset: { testid: 'dismiss' }, onclick: () => onDismiss(message.ts) }, 'Dismiss')
    : null);

  return { node, update };
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
