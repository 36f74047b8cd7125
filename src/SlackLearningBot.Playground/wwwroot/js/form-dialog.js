// The Playground's own small forms (a status, a new person, a channel): a native dialog that stays open until it worked.
import { fill, h, uniqueId } from './dom.js';
import { keepFocusInside } from './focus-trap.js';
import { placeToasts } from './toasts.js';

// fields: [{name, label, value?, type?, options?, hint?, required?}]; act(values) may throw a Refusal, whose words are shown.
export function formDialog({ title, text, fields, submit, testid, act }) {
  const id = uniqueId('form');
  const error = h('p', { class: 'input-error', role: 'alert', dataset: { testid: 'form-error' } });
  const controls = fields.map(field => control(field, `${id}-${field.name}`));
  const dialog = h('dialog', { class: 'dialog dialog-form-small', 'aria-labelledby': id, dataset: { testid } },
    h('form', { class: 'dialog-form', onsubmit: send },
      h('h2', { class: 'dialog-title', id }, title),
      h('div', { class: 'dialog-body form-fields' }, text ? h('p', { class: 'muted' }, text) : null, controls.map(one => one.node), error),
      h('div', { class: 'dialog-foot' },
        h('button', { type: 'button', class: 'button', onclick: () => dialog.close() }, 'Cancel'),
        h('button', { class: 'button button-primary', dataset: { testid: 'form-submit' } }, submit))));

  async function send(event) {
    event.preventDefault();
    fill(error);
    try {
      await act(Object.fromEntries(controls.map(one => [one.name, one.read()])));
      dialog.close();
    } catch (refusal) {
      fill(error, refusal.message);
    }
  }

  keepFocusInside(dialog);
  dialog.addEventListener('close', () => {
    placeToasts();
    dialog.remove();
  });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('input, select')?.focus();
}

function control({ name, label, value = '', type = 'text', options, hint, required = false, multiple = false }, id) {
  if (options && multiple) {
    const boxes = options.map(option => h('input', { type: 'checkbox', value: option.value }));
    return {
      name,
      read: () => boxes.filter(box => box.checked).map(box => box.value),
      node: h('fieldset', { class: 'input form-choices' }, h('legend', { class: 'input-label' }, label),
        options.map((option, at) => h('label', { class: 'choice' }, boxes[at], h('span', {}, option.text)))),
    };
  }
  const field = options
    ? h('select', { class: 'field', id }, options.map(option => h('option', { value: option.value, selected: option.value === value }, option.text)))
    : h('input', { class: 'field', id, type, required, checked: type === 'checkbox' && value === true, autocomplete: 'off', dataset: { field: name } });
  if (!options && type !== 'checkbox') {
    field.value = value;
  }
  return {
    name,
    read: () => (type === 'checkbox' ? field.checked : field.value.trim()),
    node: type === 'checkbox'
      ? h('label', { class: 'choice' }, field, h('span', {}, label))
      : h('div', { class: 'input' }, h('label', { class: 'input-label', for: id }, label), field, hint ? h('p', { class: 'input-hint' }, hint) : null),
  };
}
