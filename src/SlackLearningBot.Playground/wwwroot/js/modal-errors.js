// What is wrong with the fields of a modal, under each field and told to screen readers.

const control = '[data-action-id]';

export function showErrors(body, errors) {
  const frames = [...body.querySelectorAll('.block')].filter(frame => errors[frame.dataset.blockId]);
  for (const frame of frames) {
    const place = frame.querySelector('.input-error');
    if (place) {
      place.textContent = errors[frame.dataset.blockId];
    }
    frame.classList.add('has-error');
    frame.querySelector(control)?.setAttribute('aria-invalid', 'true');
    frame.addEventListener('input', () => clear(frame), { once: true });
  }
  focusable(frames[0])?.focus();
}

export function clearErrors(body) {
  body.querySelectorAll('.has-error').forEach(clear);
}

// What the browser itself knows to be wrong: a number out of range, an address that is none.
export function fieldProblems(body) {
  const wrong = [...body.querySelectorAll('input[data-action-id], textarea[data-action-id]')].filter(field => !field.validity.valid);
  return Object.fromEntries(wrong.map(field => [field.dataset.blockId, field.validationMessage]));
}

function clear(frame) {
  frame.classList.remove('has-error');
  frame.querySelector('.input-error')?.replaceChildren();
  frame.querySelector(control)?.removeAttribute('aria-invalid');
}

function focusable(frame) {
  const first = frame?.querySelector(control);
  return first?.matches('.choices') ? first.querySelector('input') : first;
}
