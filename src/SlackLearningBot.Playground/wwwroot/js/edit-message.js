// A message of one's own, being changed in its place.
import { post } from './api.js';
import { h } from './dom.js';
import { outgoing, typedOf } from './mention-choices.js';
import { showRefusal } from './toasts.js';
import { workspace } from './workspace.js';

export function editForm(channelId, message, onDone) {
  const field = h('textarea', { class: 'field', rows: '3', 'aria-label': 'Edit message', dataset: { testid: 'edit-field' } });
  field.value = typedOf(message.text ?? '');
  const form = h('form', { class: 'edit-form', onsubmit: save }, field, h('div', { class: 'actions' },
    h('button', { type: 'button', class: 'button', onclick: onDone }, 'Cancel'),
    h('button', { class: 'button button-primary', dataset: { testid: 'edit-save' } }, 'Save')));
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      onDone();
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === field) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  async function save(event) {
    event.preventDefault();
    try {
      await post('edit', { as: workspace.as, channel: channelId, ts: message.ts, text: outgoing(field.value.trim()) });
      onDone();
    } catch (refusal) {
      showRefusal(refusal);
    }
  }

  queueMicrotask(() => field.focus());
  return form;
}
