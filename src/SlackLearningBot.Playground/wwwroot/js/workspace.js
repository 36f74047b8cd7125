// What the chosen person sees of the workspace right now; refreshed from the server, never guessed.
import { get } from './api.js';

export const workspace = { as: startingPerson(), state: null };

const listeners = new Set();

export function onWorkspace(listener) {
  listeners.add(listener);
}

export async function refreshWorkspace() {
  const wanted = workspace.as;
  const state = await get('state', { as: wanted });
  if (wanted !== workspace.as) {
    return; // another person was chosen while this answer was on its way
  }
  workspace.as = state.me.id;
  workspace.state = state;
  remember(state.me.id);
  listeners.forEach(listener => listener(state));
}

export function choosePerson(id) {
  workspace.as = id;
  return refreshWorkspace();
}

export const me = () => workspace.state.me;

export const person = id => workspace.state.people.find(candidate => candidate.id === id) ?? bot(id);

export const channel = id => workspace.state.channels.find(candidate => candidate.id === id);

export const personName = id => person(id)?.real_name || person(id)?.name || id;

export const isBotConversation = id => id === workspace.state.bot.dm;

function bot(id) {
  const { bot: app } = workspace.state;
  return id === app.user_id ? { id, name: app.name, real_name: app.name, is_bot: true } : undefined;
}

// In the address and in the tab: a reload keeps the person, and two tabs can be two people.
function startingPerson() {
  return new URLSearchParams(location.search).get('as') ?? sessionStorage.getItem('person') ?? '';
}

function remember(id) {
  sessionStorage.setItem('person', id);
  const address = new URL(location.href);
  if (address.searchParams.get('as') !== id) {
    address.searchParams.set('as', id);
    history.replaceState(null, '', address);
  }
}
