// The fields of which the form of a fault is made: a node, and what was chosen or written.
import { h, uniqueId } from './dom.js';

// options: [[text, value]]
export function select(label, options, { testid, hint, onChange } = {}) {
  const id = uniqueId('fault');
  const field = h('select', { class: 'field', id, dataset: { testid }, onchange: onChange }, options.map(([text], at) => h('option', { value: String(at) }, text)));
  return { node: labelled(label, field, hint), read: () => options[Number(field.value)][1] };
}

export function input(label, placeholder, { testid, type = 'text', hint } = {}) {
  const field = h('input', { class: 'field', id: uniqueId('fault'), type, placeholder, autocomplete: 'off', spellcheck: 'false', step: 'any', dataset: { testid } });
  return { node: labelled(label, field, hint), read: () => field.value.trim() };
}

function labelled(label, field, hint) {
  return h('div', { class: 'input' }, h('label', { class: 'input-label', for: field.id }, label), field, hint ? h('p', { class: 'input-hint' }, hint) : null);
}
