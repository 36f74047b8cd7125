// Emoji under a message, with who put them there; a press adds one's own or takes it back.
import { post } from './api.js';
import { h } from './dom.js';
import { emojiButton } from './emoji-picker.js';
import { icon } from './icons.js';
import { emojiNode } from './text/emoji.js';
import { showRefusal } from './toasts.js';
import { personName, workspace } from './workspace.js';

export function reactions(channelId, message) {
  if (!message.reactions?.length) {
    return null;
  }
  return h('div', { class: 'reactions', role: 'group', 'aria-label': 'Reactions' },
    message.reactions.map(reaction => pill(channelId, message, reaction)),
    emojiButton({ label: 'Add a reaction', content: icon('smile', 16), look: 'reaction reaction-add', testid: 'reaction-add', onPick: name => react(channelId, message, name) }));
}

function pill(channelId, message, { name, users = [], count }) {
  const mine = users.includes(workspace.state.me.id);
  const who = users.map(user => (user === workspace.state.me.id ? 'you' : personName(user))).join(', ');
  return h('button', {
    type: 'button', class: `reaction${mine ? ' is-mine' : ''}`, 'aria-pressed': String(mine), title: `${who} reacted with :${name}:`,
    'aria-label': `${name.replaceAll('_', ' ')}, ${count ?? users.length}: ${who}`, dataset: { testid: 'reaction', emoji: name },
    onclick: () => react(channelId, message, name, mine),
  }, emojiNode(name) ?? `:${name}:`, h('span', { class: 'reaction-count' }, ` ${count ?? users.length}`));
}

export function react(channelId, message, name, take = false) {
  return post('react', { as: workspace.as, channel: channelId, ts: message.ts, emoji: name, take }).catch(showRefusal);
}
