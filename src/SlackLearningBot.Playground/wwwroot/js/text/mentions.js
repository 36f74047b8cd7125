import { h } from '../dom.js';
import { address } from '../route.js';
import { channel, me, personName, workspace } from '../workspace.js';

export function userMention(id, fallback) {
  const name = workspace.state ? personName(id) : id;
  const mine = workspace.state && id === me().id;
  return h('span', { class: `mention${mine ? ' mention-me' : ''}`, dataset: { userId: id } }, `@${name === id ? fallback || id : name}`);
}

export function channelMention(id, fallback) {
  const known = workspace.state ? channel(id) : null;
  const text = `#${known?.name || fallback || id}`;
  return known
    ? h('a', { class: 'mention', href: address({ channel: id }), dataset: { channelId: id } }, text)
    : h('span', { class: 'mention' }, text);
}

export function groupMention(id, fallback) {
  const group = workspace.state?.groups.find(known => known.id === id);
  const mine = group?.users.includes(me().id);
  return h('span', { class: `mention${mine ? ' mention-me' : ''}` }, group ? `@${group.handle}` : fallback || `@${id}`);
}

export function broadcastMention(range) {
  return h('span', { class: 'mention mention-me' }, `@${range}`);
}
