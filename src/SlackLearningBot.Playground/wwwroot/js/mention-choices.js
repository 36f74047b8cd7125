import { avatar } from './avatar.js';
import { h } from './dom.js';
import { workspace } from './workspace.js';

export function mentionChoices(before) {
  const typed = /(?:^|\s)@([\p{L}\d.' -]{0,30})$/u.exec(before);
  if (!typed) {
    return null;
  }
  const wanted = typed[1].toLowerCase();
  const fitting = people().filter(other => other.real_name.toLowerCase().startsWith(wanted) || other.name?.toLowerCase().startsWith(wanted));
  return {
    label: 'People',
    from: before.length - typed[1].length - 1,
    choices: fitting.filter(other => other.real_name.toLowerCase() !== wanted.trim()).map(other => ({
      insert: `@${other.real_name} `,
      content: () => h('span', { class: 'completion-main completion-person' }, avatar(other, 22), h('strong', {}, other.real_name), h('span', { class: 'completion-hint' }, other.title ?? '')),
    })),
  };
}

// Names of people as <@U…>; the rest of what is typed becomes Slack's text and rich text on the server.
export function outgoing(text) {
  return people().reduce((result, other) => result.replaceAll(`@${other.real_name}`, `<@${other.id}>`), text);
}

function people() {
  const { bot } = workspace.state;
  const known = workspace.state.people.filter(other => !other.deleted && other.id !== bot.user_id);
  return [...known, { id: bot.user_id, name: bot.name, real_name: bot.name, is_bot: true, title: 'App' }];
}
