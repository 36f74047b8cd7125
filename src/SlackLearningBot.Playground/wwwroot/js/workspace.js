// What the chosen person sees of the workspace right now; refreshed from the server, never guessed.
import { get } from './api.js';

const demoLearner = 'anna'; // the page opened without a choice; the server knows people by handle too

export const workspace = { as: startingPerson(), state: null };

const listeners = new Set();
const mostStrangers = 12;

export function onWorkspace(listener) {
  listeners.add(listener);
}

export async function refreshWorkspace() {
  const wanted = workspace.as;
  const state = await stateOf(wanted);
  if (wanted !== workspace.as && workspace.as !== demoLearner) {
    return; // another person was chosen while this answer was on its way
  }
  workspace.as = state.me.id;
  workspace.state = { ...state, channels: withEveryone(state) };
  remember(state.me.id);
  listeners.forEach(listener => listener(workspace.state));
}

// A remembered person this workspace does not have (it was started anew) gives way to the demo's learner.
async function stateOf(id) {
  try {
    return await get('state', { as: id });
  } catch (refusal) {
    if (id === demoLearner || refusal.code !== 'user_not_found') {
      throw refusal;
    }
    workspace.as = demoLearner;
    return get('state', { as: demoLearner });
  }
}

export function choosePerson(id) {
  workspace.as = id;
  return refreshWorkspace();
}

export const me = () => workspace.state.me;

export const person = id => workspace.state.people.find(candidate => candidate.id === id) ?? bot(id);

export const channel = id => workspace.state.channels.find(candidate => candidate.id === id);

export const personName = id => person(id)?.real_name || person(id)?.name || id;

export const groupName = id => workspace.state.groups.find(group => group.id === id)?.handle ?? id;

export const isBotConversation = id => id === workspace.state.bot.dm;

// People one has not written to yet stand in the sidebar too; the conversation begins with the first message.
function withEveryone({ channels, people, me: viewer, bot: app }) {
  const known = new Set(channels.map(place => place.user));
  const strangers = people.filter(other => ![viewer.id, app.user_id].includes(other.id) && !other.is_bot && !other.deleted && !known.has(other.id));
  return [...channels, ...strangers.slice(0, mostStrangers).map(other => ({
    id: other.id, name: other.real_name, kind: 'im', user: other.id, topic: '', member: true, unread: 0, unopened: true,
  }))];
}

function bot(id) {
  const { bot: app } = workspace.state;
  return id === app.user_id ? { id, name: app.name, real_name: app.name, is_bot: true } : undefined;
}

// In the address and in the tab: a reload keeps the person, and two tabs can be two people.
function startingPerson() {
  return new URLSearchParams(location.search).get('as') || sessionStorage.getItem('person') || demoLearner;
}

function remember(id) {
  sessionStorage.setItem('person', id);
  const address = new URL(location.href);
  if (address.searchParams.get('as') !== id) {
    address.searchParams.set('as', id);
    history.replaceState(null, '', address);
  }
}
