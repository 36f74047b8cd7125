// users_select, channels_select, conversations_select and their multi forms: lists the workspace knows.
import { channel, person, workspace } from '../workspace.js';
import { select } from './select.js';
import { valueOf } from './value.js';

const kinds = {
  users: { noun: 'user', options: people, name: id => person(id)?.real_name },
  channels: { noun: 'channel', options: channels, name: channelTitle },
  conversations: { noun: 'conversation', options: () => [...channels(), ...directMessages()], name: channelTitle },
};

export function placeSelect(part, options) {
  const multi = part.type.startsWith('multi_');
  const kind = kinds[part.type.replace(/^multi_|_select$/g, '')];
  const one = `selected_${kind.noun}`;
  const many = `${one}s`;
  const value = valueOf(part, options);
  const kept = value.read(multi
    ? { [many]: part[`initial_${kind.noun}s`] ?? [] }
    : { [one]: part[`initial_${kind.noun}`] ?? null });
  const chosen = (multi ? kept[many] ?? [] : [kept[one]]).filter(Boolean).map(id => ({ value: id, text: kind.name(id) ?? id }));

  return select(part, options, {
    multi,
    chosen,
    most: part.max_selected_items,
    groups: () => [{ options: kind.options() }],
    onChange: (now, node) => {
      const ids = now.map(option => option.value);
      const changed = multi ? { [many]: ids } : { [one]: ids[0] ?? null };
      value.keep(changed);
      value.send(node, changed);
    },
  });
}

function people() {
  return workspace.state.people.filter(other => !other.deleted)
    .map(other => ({ value: other.id, text: other.real_name || other.name, description: other.title }));
}

function channels() {
  return workspace.state.channels.filter(other => other.kind === 'channel').map(other => ({ value: other.id, text: `#${other.name}` }));
}

function directMessages() {
  return workspace.state.channels.filter(other => other.kind !== 'channel').map(other => ({ value: other.id, text: channelTitle(other.id) }));
}

function channelTitle(id) {
  const found = channel(id);
  return found && (found.kind === 'channel' ? `#${found.name}` : person(found.user)?.real_name ?? found.name);
}
