import { h } from './dom.js';
import { icon } from './icons.js';
import { mrkdwn } from './text/mrkdwn.js';

const shown = new Set();

export function toast(text, kind = 'error') {
  const host = document.querySelector('.toasts');
  placeToasts();
  [...host.children].filter(other => other.dataset.text === text).forEach(other => other.remove());
  const node = h('div', { class: `toast toast-${kind}`, dataset: { testid: 'toast', text } },
    h('span', { class: 'toast-text' }, mrkdwn(text)),
    h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Dismiss', onclick: () => node.remove() }, icon('close', 16)));
  host.append(node);
  const pause = setInterval(() => {
    if (!node.matches(':hover, :focus-within')) {
      clearInterval(pause);
      node.remove();
    }
  }, 9000);
}

// A dialog makes everything outside it silent and untouchable, so the toasts move into the open one.
export function placeToasts() {
  const layer = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const host = document.querySelector('.toasts');
  if (host.parentNode !== layer) {
    layer.append(host);
  }
}

export function showToasts(toasts) {
  for (const { id, text } of toasts ?? []) {
    if (!shown.has(id)) {
      shown.add(id);
      toast(text);
    }
  }
}

export const showRefusal = refusal => toast(refusal.message);
