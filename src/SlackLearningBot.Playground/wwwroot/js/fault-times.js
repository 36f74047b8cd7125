// From when and until when a fault may strike: by the machine's time, which nobody turns.
import { get } from './api.js';
import { instantOf, localInputValue } from './dates.js';
import { h } from './dom.js';
import { select } from './fault-fields.js';

const minute = 60_000;
const begins = [['Now', null], ['In 1 minute', minute], ['In 10 minutes', 10 * minute], ['At…', 'at']];
const ends = [['No end', null], ['After 1 minute', minute], ['After 10 minutes', 10 * minute], ['After 1 hour', 60 * minute], ['At…', 'at']];

export function faultTimes() {
  const from = moment('From', begins, 'fault-from', 'By the machine’s time, not by the calendar above.');
  const until = moment('Until', ends, 'fault-until', 'It ends before when it has struck often enough.');
  return {
    nodes: [from.node, until.node],

    // Counted from the Playground's clock, which need not be this computer's.
    async read() {
      if (from.read() === null && until.read() === null) {
        return {};
      }
      const now = Date.parse((await get('faults')).machine_now);
      const start = from.instant(now);
      return { from: iso(start), until: iso(until.instant(start ?? now)) };
    },
  };
}

function moment(label, options, testid, hint) {
  const exact = h('input', { class: 'field', type: 'datetime-local', 'aria-label': `${label}: day and hour`, hidden: true, dataset: { testid: `${testid}-at` } });
  const choice = select(label, options, { testid, hint, onChange: () => show() });
  const show = () => {
    exact.hidden = choice.read() !== 'at';
    if (!exact.hidden && exact.value === '') {
      get('faults').then(state => { exact.value ||= localInputValue(Date.parse(state.machine_now) + minute); }).catch(() => {});
    }
  };
  choice.node.querySelector('.input-hint').before(exact);
  return {
    node: choice.node,
    read: choice.read,
    instant: base => {
      const chosen = choice.read();
      return chosen === null ? null : chosen === 'at' ? exact.value && instantOf(exact.value).getTime() : base + chosen;
    },
  };
}

const iso = instant => (instant ? new Date(instant).toISOString() : undefined);
