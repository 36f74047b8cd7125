// What a person sets about themselves: status, pause, presence, hours of silence; and leaving the company.
import { post } from './api.js';
import { confirmed } from './confirm.js';
import { instantOf } from './dates.js';
import { formDialog } from './form-dialog.js';
import { icon } from './icons.js';
import { menuButton } from './menu.js';
import { newPerson, peopleDialog } from './people-dialog.js';
import { isPaused } from './presence.js';
import { showRefusal, toast } from './toasts.js';
import { me, refreshWorkspace, workspace } from './workspace.js';

const pauses = [['30 minutes', 30], ['1 hour', 60], ['2 hours', 120], ['a day', 1440], ['a week', 10080]];

export function myMenu() {
  return menuButton({
    label: 'You and the people here', content: icon('more', 18), look: 'icon-button my-menu', testid: 'my-menu', wide: 270,
    items: () => [
      { label: me().real_name, options: [
        { text: me().status_text || me().status_emoji ? 'Change or clear status…' : 'Set a status…', act: setStatus },
        me().presence === 'away' ? { text: 'Set yourself active', act: () => tell('presence', { away: false }) } : { text: 'Set yourself away', act: () => tell('presence', { away: true }) },
        { text: me().quiet ? `Notification hours: silent ${me().quiet}…` : 'Silent hours every day…', act: setQuiet },
      ] },
      { label: 'Pause notifications', options: isPaused(me())
        ? [{ text: 'Resume notifications', act: () => tell('snooze', { minutes: 0 }, 'Notifications are on again.') }]
        : pauses.map(([words, minutes]) => ({ text: `For ${words}`, act: () => tell('snooze', { minutes }, `Notifications are paused for ${words}.`) })) },
      { label: workspace.state.team.name, options: [
        { text: 'People…', act: peopleDialog },
        { text: 'A new person joins…', act: newPerson },
        workspace.state.installed ? { text: 'Remove the app…', act: removeApp }
          : workspace.state.install_url && { text: 'Install the app again…', act: () => location.assign(workspace.state.install_url) },
      ] },
    ],
  });
}

async function tell(verb, body, done) {
  try {
    await post(verb, { as: workspace.as, ...body });
    await refreshWorkspace();
    if (done) {
      toast(done, 'done');
    }
  } catch (refusal) {
    showRefusal(refusal);
  }
}

function setStatus() {
  formDialog({
    title: 'Set a status', testid: 'status-dialog', submit: 'Save', text: 'Leave everything empty to clear it.',
    fields: [
      { name: 'emoji', label: 'Emoji', value: me().status_emoji, hint: 'By its name, as in :palm_tree:' },
      { name: 'text', label: 'What is your status?', value: me().status_text },
      { name: 'until', label: 'Clear it after (your time; empty: never)', type: 'datetime-local' },
    ],
    act: ({ emoji, text, until }) => post('status', { as: workspace.as, emoji, text, until: until ? instantOf(until).toISOString() : undefined }).then(refreshWorkspace),
  });
}

function setQuiet() {
  const [from = '22:00', to = '07:00'] = me().quiet?.split('–') ?? [];
  formDialog({
    title: 'Silent hours every day', testid: 'quiet-dialog', submit: 'Save', text: 'In your own time zone. Leave the first empty for none.',
    fields: [{ name: 'from', label: 'From', type: 'time', value: from }, { name: 'to', label: 'To', type: 'time', value: to }],
    act: ({ from: start, to: end }) => post('quiet', { as: workspace.as, ...(start ? { from: start, to: end } : {}) }).then(refreshWorkspace),
  });
}

async function removeApp() {
  const yes = await confirmed({
    title: { text: `Remove ${workspace.state.bot.name}?` }, confirm: { text: 'Remove' }, style: 'danger',
    text: { text: 'Its token dies at once, and it hears tokens_revoked and app_uninstalled. What it keeps is its own affair.' },
  });
  if (yes) {
    await tell('uninstall', {}, 'The app is removed.');
  }
}
