// Dates and times: the browser's own fields, which every keyboard and screen reader knows.
import { h } from '../dom.js';
import { instantOf, localInputValue } from '../dates.js';
import { naming, valueOf } from './value.js';

export const datePicker = (part, options) => picker(part, options, 'date', {
  key: 'selected_date',
  initial: part.initial_date,
});

export const timePicker = (part, options) => picker(part, options, 'time', {
  key: 'selected_time',
  initial: part.initial_time,
});

export const dateTimePicker = (part, options) => picker(part, options, 'datetime-local', {
  key: 'selected_date_time',
  initial: part.initial_date_time,
  toField: seconds => localInputValue(seconds * 1000),
  fromField: text => Math.floor(instantOf(text).getTime() / 1000),
});

function picker(part, options, type, { key, initial = null, toField = same, fromField = same }) {
  const value = valueOf(part, options);
  const kept = value.read({ [key]: initial })[key];
  const node = h('input', {
    class: 'field field-picker', type, value: kept === null || kept === undefined ? '' : toField(kept), ...naming(part, options),
  });
  settled(node, () => {
    const changed = { [key]: node.value === '' ? null : fromField(node.value) };
    value.keep(changed);
    if (node.value !== '') {
      value.send(node, changed);
    }
  });
  return node;
}

const same = value => value;

// A typed date changes with every part of it; the bot hears of it when the typing rests or the field is left.
function settled(node, tell) {
  const rest = 600;
  let timer = 0;
  let told = node.value;
  const now = () => {
    clearTimeout(timer);
    if (node.value !== told) {
      told = node.value;
      tell();
    }
  };
  node.addEventListener('change', () => {
    clearTimeout(timer);
    timer = setTimeout(now, rest);
  });
  node.addEventListener('blur', now);
  node.addEventListener('keydown', event => event.key === 'Enter' && now());
}
