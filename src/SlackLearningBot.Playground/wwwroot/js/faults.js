// What shall go wrong between Slack and the app: what stands ready, with its hits, and the catalogue to choose from.
import { get, post } from './api.js';
import { fill, h, uniqueId } from './dom.js';
import { faultForm } from './fault-form.js';
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
  const id = uniqueId('faults');
  const active = h('ul', { class: 'faults-active', 'aria-label': 'What stands ready', dataset: { testid: 'faults-active' } });
  const chosen = h('div', { class: 'fault-chosen', dataset: { testid: 'fault-chosen' } });
  const dialog = h('dialog', { class: 'dialog dialog-faults', 'aria-labelledby': id, dataset: { testid: 'faults-dialog' } },
    h('div', { class: 'dialog-head' }, h('h2', { class: 'dialog-title', id }, 'When Slack fails'),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', dataset: { testid: 'faults-close' }, onclick: () => dialog.close() }, icon('close'))),
    h('div', { class: 'dialog-body faults-body' }, active, catalogue(known.catalogue, fault => choose(fault)), chosen));

  const show = state => fill(active, state.active.length === 0
    ? h('li', { class: 'muted' }, 'Nothing goes wrong on purpose just now.')
    : state.active.map(rule => row(rule, refresh)));

  async function refresh() {
    show(await get('faults'));
  }

  function choose(fault) {
    fill(chosen, faultForm(fault, async wish => {
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

function row(rule, refresh) {
  const remove = async () => {
    try {
      await post('faults', { remove: rule.number });
      await refresh();
    } catch (refusal) {
      showRefusal(refusal);
    }
  };
  const where = [rule.variant, rule.where.join(', '), rule.user, rule.channel].filter(Boolean).join(' · ');
  const often = rule.spent ? 'over' : `${rule.count === null ? 'always' : rule.count === 1 ? 'once' : `${rule.count} times`}${rule.chance < 1 ? `, ${Math.round(rule.chance * 100)} %` : ''}`;
  return h('li', { class: `fault-row${rule.spent ? ' is-spent' : ''}`, dataset: { testid: 'fault-row' } },
    h('span', { class: 'fault-row-text' }, h('strong', {}, `${rule.fault} ${rule.name}`), h('span', { class: 'muted' }, [where, often].filter(Boolean).join(' · '))),
    h('span', { class: 'fault-hits', title: `struck ${rule.hits} of ${rule.met} times`, dataset: { testid: 'fault-hits' } }, `${rule.hits} ×`),
    h('button', { type: 'button', class: 'icon-button', 'aria-label': `Remove ${rule.fault} ${rule.name}`, dataset: { testid: 'fault-remove' }, onclick: remove }, icon('trash', 16)));
}
