import { avatar } from './avatar.js';
import { h } from './dom.js';
import { emojiByName } from './text/emoji-names.js';
import { channel, groupName, personName, workspace } from './workspace.js';

// "@" offers people and user groups, "#" channels, ":" emoji.
export function mentionChoices(before) {
  const typed = /(?:^|\s)@([\p{L}\d.'_ -]{0,30})$/u.exec(before);
  if (!typed) {
    return null;
  }
  const wanted = typed[1].toLowerCase();
  const fitting = people().filter(other => other.real_name.toLowerCase().startsWith(wanted) || other.name?.toLowerCase().startsWith(wanted));
  const groups = workspace.state.groups.filter(group => group.handle.toLowerCase().startsWith(wanted) && group.handle !== wanted.trim());
  return {
    label: 'People and groups',
    from: before.length - typed[1].length - 1,
    choices: [
      ...fitting.filter(other => other.real_name.toLowerCase() !== wanted.trim()).map(other => ({
        insert: `@${other.real_name} `,
        content: () => h('span', { class: 'completion-main completion-person' }, avatar(other, 22), h('strong', {}, other.real_name), h('span', { class: 'completion-hint' }, other.title ?? '')),
      })),
      ...groups.map(group => ({
        insert: `@${group.handle} `,
        content: () => h('span', { class: 'completion-main' }, h('strong', {}, `@${group.handle}`), ' ', h('span', { class: 'completion-hint' }, `${group.name} · ${group.users.length} people`)),
      })),
    ],
  };
}

export function channelChoices(before) {
  const typed = /(?:^|\s)#([\p{Ll}\d_-]{0,40})$/u.exec(before);
  const fitting = typed ? workspace.state.channels.filter(place => place.kind === 'channel' && !place.is_private && place.name.startsWith(typed[1]) && place.name !== typed[1]) : [];
  return typed && {
    label: 'Channels', from: before.length - typed[1].length - 1,
    choices: fitting.map(place => ({ insert: `#${place.name} `, content: () => h('span', { class: 'completion-main' }, h('strong', {}, `#${place.name}`), ' ', h('span', { class: 'completion-hint' }, place.topic ?? '')) })),
  };
}

export function emojiChoices(before) {
  const typed = /(?:^|\s):([a-z0-9_+-]{2,30})$/.exec(before);
  const fitting = typed ? [...emojiByName].filter(([name]) => name.includes(typed[1])).slice(0, 8) : [];
  return typed && {
    label: 'Emoji', from: before.length - typed[1].length - 1,
    choices: fitting.map(([name, character]) => ({ insert: `:${name}: `, content: () => h('span', { class: 'completion-main' }, `${character} :${name}:`) })),
  };
}

// Names of people as <@U…>; the rest of what is typed becomes Slack's text and rich text on the server.
export function outgoing(text) {
  return people().reduce((result, other) => result.replaceAll(`@${other.real_name}`, `<@${other.id}>`), text);
}

// The other way round: a message's text as one would have typed it.
export function typedOf(text) {
  return text
    .replace(/<@(\w+)>/g, (whole, id) => `@${personName(id)}`)
    .replace(/<#(\w+)\|[^>]*>/g, (whole, id) => `#${channel(id)?.name ?? id}`)
    .replace(/<!subteam\^(\w+)>/g, (whole, id) => `@${groupName(id)}`)
    .replace(/<!(here|channel|everyone)>/g, '@$1')
    .replace(/<(https?:[^|>]+)>/g, '$1')
    .replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function people() {
  const { bot } = workspace.state;
  const known = workspace.state.people.filter(other => !other.deleted && other.id !== bot.user_id);
  return [...known, { id: bot.user_id, name: bot.name, real_name: bot.name, is_bot: true, title: 'App' }];
}
