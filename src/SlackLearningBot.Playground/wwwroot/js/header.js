import { avatar } from './avatar.js';
import { format, zoneOf } from './dates.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { channelMenu } from './place-menu.js';
import { address } from './route.js';
import { channel, isBotConversation, person, workspace } from './workspace.js';

const tabNames = { home: 'Home', messages: 'Messages', about: 'About' };

export function header(channelId, tab) {
  const place = channel(channelId);
  const app = isBotConversation(channelId);
  return h('header', { class: 'conversation-header', dataset: { testid: 'conversation-header' } },
    h('div', { class: 'conversation-title' }, symbol(place, app),
      h('h1', {}, titleOf(channelId)), app ? h('span', { class: 'app-badge' }, 'APP') : null,
      h('span', { class: 'conversation-topic' }, subtitle(place)),
      place?.kind === 'channel' ? channelMenu(place) : null),
    app && !workspace.state.installed ? h('p', { class: 'notice', role: 'status', dataset: { testid: 'not-installed' } }, icon('warning', 16),
      h('span', {}, 'The app is not installed in this workspace: nothing here reaches it.', workspace.state.install_url ? [' ', h('a', { class: 'link', href: workspace.state.install_url }, 'Install it again')] : null)) : null,
    app ? tabs(channelId, tab) : null);
}

export function titleOf(channelId) {
  const place = channel(channelId);
  if (isBotConversation(channelId)) {
    return workspace.state.bot.name;
  }
  return place?.kind === 'im' ? person(place.user)?.real_name ?? place.name : place?.name ?? channelId;
}

function symbol(place, app) {
  if (app) {
    return avatar({ id: workspace.state.bot.user_id, is_bot: true }, 26);
  }
  if (place?.kind === 'mpim') {
    return icon('people', 20);
  }
  return place?.kind === 'im' ? avatar(person(place.user), 26) : icon(place?.is_private ? 'lock' : 'hash', 18);
}

function subtitle(place) {
  const other = place?.kind === 'im' ? person(place.user) : null;
  if (!other) {
    return [place?.kind === 'channel' || place?.kind === 'mpim' ? `${place.members} members` : null, place?.topic].filter(Boolean).join(' · ');
  }
  const time = format(Date.parse(workspace.state.clock.now), { hour: '2-digit', minute: '2-digit' }, zoneOf(other));
  return [other.status_text, other.title, `${time} local time`].filter(Boolean).join(' · ');
}

// Addresses, not in-page panels: each tab is a link, the current one says so.
function tabs(channelId, current) {
  return h('nav', { class: 'tabs', 'aria-label': 'Tabs of the app' }, Object.entries(tabNames).map(([tab, name]) => h('a', {
    class: 'tab', href: address({ channel: channelId, tab }), 'aria-current': tab === current ? 'page' : null, dataset: { testid: `tab-${tab}`, tab },
  }, name)));
}
