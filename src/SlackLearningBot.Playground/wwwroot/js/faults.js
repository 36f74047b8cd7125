// What shall go wrong between Slack and the app: what stands ready, the catalogue to choose from, and the limits.
import { get, post } from './api.js';
import { fill, h, uniqueId } from './dom.js';
import { faultForm } from './fault-form.js';
import { faultLimits } from './fault-limits.js';
import { faultRules } from './fault-rules.js';
import { keepFocusInside } from './focus-trap.js';
import { icon } from './icons.js';
import { listbox } from './listbox.js';
import { placeToasts, showRefusal, toast } from './toasts.js';

const places = { call: 'Answers to calls', request: 'What Slack sends', socket: 'Socket Mode', world: 'The workspace changes' };
const lookAgainAfter = 2000;

export function faultsButton() {
  return h('button', {
    type: 'button', class: 'clock-button faults-button', title: 'Let something go wrong', 'aria-label': 'Faults', 'aria-haspopup': 'dialog', dataset: { testid: 'faults' }, onclick: () => faultsDialog().catch(showRefusal),
  }, icon('bolt', 15), h('span', {}, 'Faults'));
}

async function faultsDialog() {
  const known = await get('faults');
  const ids = { title: uniqueId('faults'), text: uniqueId('faults') };
  const rules = faultRules(refresh);
  const limits = faultLimits(refresh);
  const chosen = h('div', { class: 'fault-chosen', dataset: { testid: 'fault-chosen' } });
  const dialog = h('dialog', { class: 'dialog dialog-faults', 'aria-labelledby': ids.title, 'aria-describedby': ids.text, dataset: { testid: 'faults-dialog' } },
    h('div', { class: 'dialog-head' }, h('h2', { class: 'dialog-title', id: ids.title }, 'When Slack fails'),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', dataset: { testid: 'faults-close' }, onclick: () => dialog.close() }, icon('close'))),
    h('div', { class: 'dialog-body faults-body' },
      h('p', { class: 'muted', id: ids.text }, 'Choose what shall go wrong between Slack and the app, then watch how the app takes it. It counts for everybody in this Playground.'),
      rules.node, catalogue(known.catalogue, fault => choose(fault)), chosen, limits.node));

  const show = state => {
    rules.show(state);
    limits.show(state);
  };

  async function refresh() {
    show(await get('faults'));
  }

  function choose(fault) {
    fill(chosen, faultForm(fault, known.teams, async wish => {
      const came = await post('faults', wish);
      toast(came.status === undefined ? `${fault.id} is set.` : `${fault.id}: the app answered ${came.status ?? came.failure}.`, 'done');
      await refresh();
    }));
    chosen.scrollIntoView({ block: 'nearest' });
    chosen.querySelector('select, input, button')?.focus();
  }

  const looking = setInterval(() => refresh().catch(() => {}), lookAgainAfter);
  keepFocusInside(dialog);
  dialog.addEventListener('close', () => {
    clearInterval(looking);
    placeToasts();
    dialog.remove();
  });
  show(known);
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('[data-first-focus]')?.focus();
}

function catalogue(faults, onChoose) {
  const groups = Object.entries(places).map(([place, label]) => ({
    label,
    options: faults.filter(fault => fault.place === place && !fault.not_here).map(fault => ({ value: fault.id, text: `${fault.id} ${fault.name}`, description: fault.does, fault })),
  }));
  let current = null;
  return listbox({
    label: 'faults', searchable: true, groups, empty: 'No such fault', isChosen: option => option.value === current,
    onChoose: option => {
      current = option.value;
      onChoose(option.fault);
    },
  });
}
