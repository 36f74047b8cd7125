import { h, uniqueId } from './dom.js';
import { keepFocusInside } from './focus-trap.js';
import { placeToasts } from './toasts.js';
import { textObject } from './text/text-object.js';

// Slack's confirmation dialog object; resolves to the person's decision.
export function confirmed({ title, text, confirm, deny, style }) {
  const ids = { title: uniqueId('confirm-title'), text: uniqueId('confirm-text') };
  const dialog = h('dialog', {
    class: 'dialog dialog-confirm', role: 'alertdialog', 'aria-modal': 'true',
    'aria-labelledby': ids.title, 'aria-describedby': ids.text, dataset: { testid: 'confirm' },
  },
  h('h2', { class: 'dialog-title', id: ids.title }, textObject(title)),
  h('div', { class: 'dialog-body', id: ids.text }, textObject(text)),
  h('div', { class: 'dialog-foot' },
    h('button', { type: 'button', class: 'button', dataset: { testid: 'confirm-deny' }, onclick: () => dialog.close('no') }, textObject(deny ?? { text: 'Cancel' })),
    h('button', {
      type: 'button', class: `button button-${style === 'danger' ? 'danger' : 'primary'}`,
      dataset: { testid: 'confirm-yes' }, onclick: () => dialog.close('yes'),
    }, textObject(confirm ?? { text: 'Yes' }))));

  keepFocusInside(dialog);
  return new Promise(resolve => {
    dialog.addEventListener('close', () => {
      placeToasts();
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
