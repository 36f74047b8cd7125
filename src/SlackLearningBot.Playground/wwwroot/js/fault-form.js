// Where, how often and in which way one fault strikes.
import { fill, h, uniqueId } from './dom.js';
import { showRefusal } from './toasts.js';
import { workspace } from './workspace.js';

const often = [['The next time', {}], ['The next 10 times', { count: 10 }], ['Always', { count: 'always' }], ['10 % of the time', { chance: 0.1 }], ['1 % of the time', { chance: 0.01 }]];
const done = [['Not carried out', {}], ['Carried out all the same', { carries_out: true }]];

export function faultForm(fault, act) {
  const fields = h('div', { class: 'fault-fields' });
  const variant = select('In which way', fault.variants.map(one => [one.name.replaceAll('_', ' ') || 'as it is', one]));
  const more = h('div', { class: 'fault-fields' });
  const button = h('button', { class: 'button button-primary', dataset: { testid: 'fault-set' } });
  let read = () => ({});

  const show = () => {
    const way = variant.read();
    const now = way.now && !way.waits;
    const at = input('Only at', way.at.join(', ') || 'any method or event', { testid: 'fault-at', hint: way.now && way.waits ? 'Left empty it happens now; with a method, just before its next call.' : null });
    const user = select('Only for', [['Anybody', {}], ...workspace.state.people.filter(one => !one.is_bot).map(one => [one.real_name, { user: one.id }])], 'fault-user');
    const channel = input('Only in', 'any conversation', { testid: 'fault-channel' });
    const value = input('Value', 'as described', {});
    const seconds = fault.seconds ? input(`Seconds: ${fault.seconds.means}`, String(fault.seconds.usual), { type: 'number' }) : null;
    const howOften = now || way.now ? null : select('How often', often, 'fault-often');
    const chosen = way.chooses ? select('The call is', done) : null;
    fill(more, now ? null : at.node, user.node, fault.place === 'world' ? [channel.node, value.node] : null, howOften?.node, chosen?.node, seconds?.node);
    fill(button, now ? 'Do it now' : 'Set it');
    read = () => ({
      fault: fault.id, variant: way.name || undefined, at: at.read() || undefined, ...user.read(), channel: channel.read() || undefined, value: value.read() || undefined,
      ...(howOften?.read() ?? {}), ...(chosen?.read() ?? {}), seconds: seconds?.read() ? Number(seconds.read()) : undefined,
    });
  };

  variant.node.addEventListener('change', show);
  show();
  fill(fields, fault.variants.length > 1 ? variant.node : null);
  return h('form', {
    class: 'fault-form', novalidate: true, dataset: { testid: 'fault-form' },
    onsubmit: event => {
      event.preventDefault();
      act(read()).catch(showRefusal);
    },
  }, h('p', {}, h('strong', {}, `${fault.id} ${fault.name}`), ': ', fault.does, '.'), fields, more, h('div', {}, button));
}

function select(label, options, testid) {
  const id = uniqueId('fault');
  const field = h('select', { class: 'field', id, dataset: { testid } }, options.map(([text], at) => h('option', { value: String(at) }, text)));
  return { node: h('div', { class: 'input' }, h('label', { class: 'input-label', for: id }, label), field), read: () => options[Number(field.value)][1] };
}

function input(label, placeholder, { testid, type = 'text', hint }) {
  const id = uniqueId('fault');
  const field = h('input', { class: 'field', id, type, placeholder, autocomplete: 'off', spellcheck: 'false', step: 'any', dataset: { testid } });
  return { node: h('div', { class: 'input' }, h('label', { class: 'input-label', for: id }, label), field, hint ? h('p', { class: 'input-hint' }, hint) : null), read: () => field.value.trim() };
}
