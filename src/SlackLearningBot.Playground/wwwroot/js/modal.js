// The top of the person's view stack as a dialog.
import { post } from './api.js';
import { showBlocks } from './blocks/blocks.js';
import { fill, h, uniqueId } from './dom.js';
import { keepFocusInside } from './focus-trap.js';
import { forget, formFor } from './form-state.js';
import { icon } from './icons.js';
import { renderContext } from './interaction.js';
import { keepFocus } from './message.js';
import { clearErrors, fieldProblems, showErrors } from './modal-errors.js';
import { emojiText } from './text/emoji.js';
import { textObject } from './text/text-object.js';
import { placeToasts, showRefusal } from './toasts.js';
import { refreshWorkspace, workspace } from './workspace.js';

export function modals() {
  let open = null;

  return {
    update() {
      const view = workspace.state.modal;
      if (open && (!view || open.viewId !== view.id || open.as !== workspace.as)) {
        open.leave();
        open = null;
      }
      if (view) {
        open ??= dialogFor(view);
        open.update(view, workspace.state.modal_depth ?? 1);
      }
    },
  };
}

function dialogFor(first) {
  const as = workspace.as;
  const formKey = `${as}:${first.id}`;
  const titleId = uniqueId('modal-title');
  const title = h('h2', { class: 'dialog-title', id: titleId });
  const back = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Back', dataset: { testid: 'modal-back' }, onclick: () => close(false) }, icon('back'));
  const cross = h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', dataset: { testid: 'modal-x' }, onclick: () => close(depth > 1) }, icon('close'));
  const body = h('div', { class: 'dialog-body dialog-blocks', tabindex: '-1' });
  const closeButton = h('button', { type: 'button', class: 'button', dataset: { testid: 'modal-close' }, onclick: () => close(false) });
  const submitButton = h('button', { class: 'button button-primary', dataset: { testid: 'modal-submit' } });
  const form = h('form', { class: 'dialog-form', novalidate: true, onsubmit: submit },
    h('div', { class: 'dialog-head' }, back, title, cross), body, h('div', { class: 'dialog-foot' }, closeButton, submitButton));
  const dialog = h('dialog', {
    class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': titleId, dataset: { testid: 'modal', viewId: first.id, callbackId: first.callback_id },
    oncancel: event => {
      if (event.target === dialog) {
        event.preventDefault();
        close(false);
      }
    },
  }, form);
  const context = renderContext({ container: { type: 'view', view_id: first.id }, form: formFor(formKey, first.state?.values), blocks: () => view.blocks ?? [] });
  keepFocusInside(dialog);
  body.addEventListener('click', event => {
    if (event.target.closest('a[href^="#"]')) {
      close(true); // it leads to a message, which the dialog would hide
    }
  });
  let view = first;
  let depth = 1;

  function update(now, deep) {
    view = now;
    formFor(formKey, view.state?.values);
    depth = deep;
    dialog.dataset.hash = view.hash ?? '';
    fill(title, textObject(view.title));
    back.hidden = depth < 2;
    const below = workspace.state.modals?.[depth - 2]?.title?.text;
    back.setAttribute('aria-label', below ? `Back to ${emojiText(below)}` : 'Back');
    dialog.dataset.depth = String(depth);
    fill(closeButton, emojiText(view.close?.text ?? (hasInputs(view) ? 'Cancel' : 'Close')));
    submitButton.hidden = !view.submit && !hasInputs(view);
    fill(submitButton, emojiText(view.submit?.text ?? 'Submit'));
    keepFocus(body, () => showBlocks(body, view.blocks ?? [], context));
    if (!dialog.isConnected) {
      document.body.append(dialog);
      dialog.showModal();
      firstField()?.focus();
    }
  }

  const firstField = () => body.querySelector('[autofocus]') ?? body.querySelector('.input input, .input textarea, .input button, .button, .select')
    ?? (submitButton.hidden ? closeButton : submitButton);

  async function submit(event) {
    event.preventDefault();
    if (submitButton.getAttribute('aria-busy') === 'true' || submitButton.hidden) {
      return;
    }
    clearErrors(body);
    const problems = fieldProblems(body);
    if (Object.keys(problems).length > 0) {
      showErrors(body, problems);
      return;
    }
    submitButton.setAttribute('aria-busy', 'true');
    try {
      await post('submit', { as, view_id: view.id, state: formFor(formKey, view.state?.values).values(view.blocks ?? []) });
      await refreshWorkspace();
    } catch (refusal) {
      if (refusal.answer?.errors) {
        showErrors(body, refusal.answer.errors);
      } else {
        showRefusal(refusal);
      }
    } finally {
      submitButton.removeAttribute('aria-busy');
    }
  }

  async function close(cleared) {
    await post('close', { as, view_id: view.id, cleared }).catch(showRefusal);
    await refreshWorkspace().catch(showRefusal);
  }

  function leave() {
    dialog.close(); // the browser gives the focus back to where it was before
    placeToasts();
    dialog.remove();
    if (!workspace.state.modal) {
      forget(formKey);
    }
    if (document.activeElement === document.body) {
      document.getElementById('main').focus({ preventScroll: true });
    }
  }

  return { viewId: first.id, as, update, leave };
}

const hasInputs = view => (view.blocks ?? []).some(block => block.type === 'input');
