import { avatar } from './avatar.js';
import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { myMenu } from './my-menu.js';
import { placeMenu } from './place-menu.js';
import { presence, statusOf } from './presence.js';
import { address } from './route.js';
import { switcher } from './switcher.js';
import { person, workspace } from './workspace.js';

export function sidebar(host, { onPerson, onLeave }) {
  const people = switcher(onPerson);
  const name = h('div', { class: 'team-words' });
  const title = h('div', { class: 'team', dataset: { testid: 'team' } }, name, placeMenu());
  const lists = h('div', { class: 'sidebar-lists' });
  host.append(title, lists, h('div', { class: 'sidebar-foot' }, people.node, myMenu()));
  host.addEventListener('keydown', walk);
  host.addEventListener('click', event => event.target.closest('a') && onLeave());

  return {
    show(current) {
      const { team, channels } = workspace.state;
      fill(name, h('span', { class: 'team-mark', 'aria-hidden': 'true' }, team.name[0]),
        h('span', {}, h('span', { class: 'team-name' }, team.name), h('span', { class: 'team-note' }, 'a Playground workspace')));
      const focused = host.contains(document.activeElement) ? document.activeElement.dataset?.channelId : null;
      fill(lists,
        group('Channels', channels.filter(place => place.kind === 'channel'), current),
        group('Direct messages', channels.filter(place => place.kind === 'im' || place.kind === 'mpim').sort((one, other) => nameOf(one).localeCompare(nameOf(other))), current),
        group('Apps', channels.filter(place => place.kind === 'app'), current));
      if (focused) {
        lists.querySelector(`[data-channel-id="${CSS.escape(focused)}"]`)?.focus();
      }
      people.show();
    },
  };
}

function group(label, places, current) {
  const id = `sidebar-${label.toLowerCase().replace(' ', '-')}`;
  return places.length === 0 ? null : h('section', { class: 'sidebar-group', 'aria-labelledby': id },
    h('h2', { class: 'sidebar-label', id }, label),
    h('ul', { class: 'sidebar-list' }, places.map(place => h('li', {}, item(place, current)))));
}

function item(place, current) {
  const unread = place.unread > 0;
  const name = nameOf(place);
  return h('a', {
    class: `sidebar-item${unread ? ' is-unread' : ''}`,
    href: address({ channel: place.id, tab: place.kind === 'app' ? (unread ? 'messages' : 'home') : undefined }),
    'aria-current': place.id === current ? 'page' : null,
    dataset: { channelId: place.id, kind: place.kind, testid: 'channel', unread: String(place.unread ?? 0) },
  },
  symbol(place),
  h('span', { class: 'sidebar-name' }, name),
  place.kind === 'im' ? [statusOf(person(place.user) ?? {}), presence(person(place.user) ?? {})] : null,
  unread ? ' ' : null,
  unread ? h('span', { class: 'badge' }, String(place.unread), h('span', { class: 'for-readers' }, ' unread')) : null);
}

function nameOf(place) {
  if (place.kind === 'im') {
    return person(place.user)?.real_name ?? place.name;
  }
  return place.kind === 'app' ? workspace.state.bot.name : place.name;
}

function symbol(place) {
  if (place.kind === 'channel') {
    return icon(place.is_private ? 'lock' : 'hash', 16);
  }
  if (place.kind === 'mpim') {
    return icon('people', 18);
  }
  return place.kind === 'app' ? avatar({ id: workspace.state.bot.user_id, is_bot: true }, 20) : avatar(person(place.user), 20);
}

// Up and Down walk over the conversations; Tab still reaches each.
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const items = [...event.currentTarget.querySelectorAll('.sidebar-item')];
  const at = items.indexOf(document.activeElement);
  if (step && at !== -1) {
    items[(at + step + items.length) % items.length].focus();
    event.preventDefault();
  }
}
