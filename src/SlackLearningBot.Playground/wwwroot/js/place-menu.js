// The plus in the sidebar: make or join a channel, write to several people. And what a member does with a channel.
import { post } from './api.js';
import { formDialog } from './form-dialog.js';
import { icon } from './icons.js';
import { menuButton } from './menu.js';
import { go } from './route.js';
import { showRefusal } from './toasts.js';
import { refreshWorkspace, workspace } from './workspace.js';

export function placeMenu() {
  return menuButton({
    label: 'Add channels and conversations', content: icon('plus', 18), look: 'icon-button place-menu', testid: 'place-menu', wide: 260,
    items: () => [
      { label: 'New', options: [{ text: 'Create a channel…', act: createChannel }, { text: 'Write to several people…', act: writeToSeveral }] },
      { label: 'Join a channel', options: workspace.state.joinable.map(place => ({ text: `#${place.name}`, value: place.id, description: place.topic, act: () => enter('join', { channel: place.id }).catch(showRefusal) })) },
    ],
  });
}

export function channelMenu(place) {
  return menuButton({
    label: `More about #${place.name}`, content: icon('more', 18), testid: 'channel-menu', wide: 240,
    items: () => [
      { text: 'Add people or the app…', act: () => addPeople(place) },
      { text: 'Leave channel', act: () => leave(place) },
    ],
  });
}

function createChannel() {
  formDialog({
    title: 'Create a channel', testid: 'create-channel', submit: 'Create',
    fields: [
      { name: 'name', label: 'Name', required: true, hint: 'Small letters, digits, hyphens: book-club' },
      { name: 'private', label: 'Private: only who is invited sees it', type: 'checkbox' },
    ],
    act: ({ name, private: hidden }) => enter('create', { name, private: hidden }),
  });
}

function writeToSeveral() {
  formDialog({
    title: 'Write to several people', testid: 'group-dialog', submit: 'Open',
    fields: [{ name: 'users', label: 'People (up to 8)', multiple: true, options: others() }],
    act: ({ users }) => (users.length > 0 ? enter('open', { users }) : Promise.reject(new Error('Choose somebody.'))),
  });
}

function addPeople(place) {
  const { bot } = workspace.state;
  formDialog({
    title: `Add to #${place.name}`, testid: 'invite-dialog', submit: 'Add',
    fields: [{ name: 'user', label: 'Who', options: [...others(), { value: bot.user_id, text: `${bot.name} (app)` }] }],
    act: ({ user }) => post('invite', { as: workspace.as, channel: place.id, user }).then(refreshWorkspace),
  });
}

const others = () => workspace.state.people.filter(one => !one.is_bot && !one.deleted && one.id !== workspace.as).map(one => ({ value: one.id, text: one.real_name }));

async function enter(verb, body) {
  const { channel } = await post(verb, { as: workspace.as, ...body });
  await refreshWorkspace();
  go({ channel });
}

function leave(place) {
  return post('leave', { as: workspace.as, channel: place.id }).then(refreshWorkspace).catch(showRefusal);
}
