// Where, when, how often and in which way one fault strikes.
import { fill, h } from './dom.js';
import { input, select } from './fault-fields.js';
import { faultTimes } from './fault-times.js';
import { showRefusal } from './toasts.js';
import { workspace } from './workspace.js';

const often = [['The next time', {}], ['The next 10 times', { count: 10 }], ['Always', { count: 'always' }], ['10 % of the time', { chance: 0.1 }], ['1 % of the time', { chance: 0.01 }]];
const done = [['Not carried out', {}], ['Carried out all the same', { carries_out: true }]];
const anyTeam = ['Any workspace', { team: null }];

export function faultForm(fault, teams, act) {
  const fields = h('div', { class: 'fault-fields' });
  const variant = select('In which way', fault.variants.map(one => [one.name.replaceAll('_', ' ') || 'as it is', one]), { testid: 'fault-variant' });
  const more = h('div', { class: 'fault-fields' });
  const button = h('button', { class: 'button button-primary', dataset: { testid: 'fault-set' } });
  let read = async () => ({});

  const show = () => {
    const way = variant.read();
    const now = way.now && !way.waits;
    const at = now ? null : input('Only at', way.at.join(', ') || 'any method or event', { testid: 'fault-at', hint: way.now ? 'Left empty it happens now; with a method, just before its next call.' : null });
    const who = fault.place === 'socket' ? null : whose(teams, way.now);
    const channel = fault.place === 'world' ? input('Only in', 'any conversation') : null;
    const value = fault.place === 'world' ? input('Value', 'as described') : null;
    const seconds = fault.seconds ? input('Seconds', String(fault.seconds.usual), { type: 'number', hint: `Here: ${fault.seconds.means}.` }) : null;
    const howOften = way.now ? null : select('How often', often, { testid: 'fault-often' });
    const chosen = way.chooses ? select('The call is', done, { testid: 'fault-done' }) : null;
    const times = way.now ? null : faultTimes();
    fill(more, at?.node, who?.nodes, channel?.node, value?.node, howOften?.node, chosen?.node, seconds?.node, times?.nodes);
    fill(button, now ? 'Do it now' : 'Set it');
    read = async () => ({
      fault: fault.id, variant: way.name || undefined, at: at?.read() || undefined, ...(who?.read() ?? {}), channel: channel?.read() || undefined, value: value?.read() || undefined,
      ...(howOften?.read() ?? {}), ...(chosen?.read() ?? {}), seconds: seconds?.read() ? Number(seconds.read()) : undefined, ...(await times?.read() ?? {}),
    });
  };

  variant.node.addEventListener('change', show);
  show();
  fill(fields, fault.variants.length > 1 ? variant.node : null);
  return h('form', {
    class: 'fault-form', novalidate: true, dataset: { testid: 'fault-form' },
    onsubmit: event => {
      event.preventDefault();
      read().then(act).catch(showRefusal);
    },
  }, h('p', {}, h('strong', {}, `${fault.id} ${fault.name}`), ': ', fault.does, '.'), fields, more, h('div', {}, button));
}

// In which workspace and to whom. Only this page's people can be listed; of others an id or a handle is written.
// What happens at once happens in one workspace, this page's unless another is chosen.
function whose(teams, atOnce) {
  const { id: own } = workspace.state.team;
  const named = [...teams].sort((one, other) => (other.id === own) - (one.id === own)).map(team => [team.name, { team: team.id }]);
  const listed = select('Only for', [['Anybody', {}], ...workspace.state.people.filter(one => !one.is_bot).map(one => [one.real_name, { user: one.id }])], { testid: 'fault-user' });
  const written = input('Only for', 'anybody, or an id or handle', { testid: 'fault-user-written' });
  const team = select('Workspace', atOnce ? named : [anyTeam, ...named], { testid: 'fault-team', onChange: () => show() });
  const isHere = () => [own, null].includes(team.read().team);
  const show = () => {
    listed.node.hidden = !isHere();
    written.node.hidden = isHere();
  };
  show();
  return {
    nodes: [teams.length > 1 ? team.node : null, listed.node, written.node],
    read: () => ({ ...team.read(), ...(isHere() ? listed.read() : { user: written.read() || undefined }) }),
  };
}
