// What stands ready to go wrong, with its hits; each is taken away by itself, or all at once.
import { post } from './api.js';
import { format } from './dates.js';
import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { showRefusal, toast } from './toasts.js';
import { personName } from './workspace.js';

export function faultRules(refresh) {
  const list = h('ul', { class: 'faults-active', tabindex: '-1', 'aria-label': 'What stands ready', dataset: { testid: 'faults-active' } });
  const clear = h('button', { type: 'button', class: 'button', dataset: { testid: 'faults-clear' }, onclick: () => take({ clear: true }, 'Nothing goes wrong on purpose any more.') }, icon('trash', 15), ' Clear all');
  const head = h('div', { class: 'faults-head' }, h('h3', {}, 'Stands ready'), clear);

  // The button that was pressed is gone afterwards, so the focus goes to the list.
  async function take(what, words) {
    try {
      await post('faults', what);
      await refresh();
      list.focus();
      toast(words, 'done');
    } catch (refusal) {
      showRefusal(refusal);
    }
  }

  const show = state => {
    const focused = document.activeElement?.dataset.rule;
    const name = team => state.teams.find(one => one.id === team)?.name ?? team;
    clear.hidden = state.active.length === 0;
    fill(list, state.active.length === 0
      ? h('li', { class: 'muted' }, 'Nothing goes wrong on purpose just now.')
      : state.active.map(rule => row(rule, name, () => take({ remove: rule.number }, `${rule.fault} is taken away.`))));
    list.querySelector(`[data-rule="${focused}"]`)?.focus();
  };

  return { node: h('section', { class: 'faults-section' }, head, list), show };
}

function row(rule, teamName, onRemove) {
  const where = [
    rule.variant.replaceAll('_', ' '), rule.where.join(', '), rule.team && teamName(rule.team), rule.user && personName(rule.user), rule.channel,
    rule.from && `from ${clockOf(rule.from)}`, rule.until && `until ${clockOf(rule.until)}`,
  ];
  return h('li', { class: `fault-row${rule.spent ? ' is-spent' : ''}`, dataset: { testid: 'fault-row' } },
    h('span', { class: 'fault-row-text' }, h('strong', {}, `${rule.fault} ${rule.name}`), h('span', { class: 'muted' }, [...where, often(rule)].filter(Boolean).join(' · '))),
    h('span', { class: 'fault-hits', title: `struck ${rule.hits} of ${rule.met} times`, dataset: { testid: 'fault-hits' } }, `${rule.hits} ×`),
    h('button', { type: 'button', class: 'icon-button', 'aria-label': `Remove ${rule.fault} ${rule.name}`, dataset: { testid: 'fault-remove', rule: rule.number }, onclick: onRemove }, icon('trash', 16)));
}

const clockOf = instant => format(Date.parse(instant), { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function often(rule) {
  if (rule.spent) {
    return 'over';
  }
  const times = rule.count === null ? 'always' : rule.count === 1 ? 'once' : `${rule.count} times`;
  return rule.chance < 1 ? `${times}, ${Math.round(rule.chance * 100)} %` : times;
}
