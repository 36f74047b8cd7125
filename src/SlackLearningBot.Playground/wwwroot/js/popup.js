import { h } from './dom.js';

// A layer under (or above) its button. The browser's popover closes it on Escape and on a press elsewhere.
export function popup(button, build, { wide = 260 } = {}) {
  const layer = h('div', { class: 'popup', popover: 'auto' });
  const follow = event => {
    if (!layer.contains(event.target)) {
      place(layer, button.getBoundingClientRect(), wide);
    }
  };
  button.setAttribute('aria-expanded', 'false');
  button.popoverTargetElement = layer;

  layer.addEventListener('beforetoggle', event => {
    const opening = event.newState === 'open';
    button.setAttribute('aria-expanded', String(opening));
    if (opening) {
      place(layer, button.getBoundingClientRect(), wide);
      layer.replaceChildren(build());
      window.addEventListener('scroll', follow, { capture: true, passive: true });
    } else {
      window.removeEventListener('scroll', follow, { capture: true });
    }
  });
  layer.addEventListener('toggle', event => {
    if (event.newState === 'open') {
      layer.querySelector('[data-first-focus]')?.focus({ preventScroll: true });
    }
  });
  return {
    layer,
    open: () => layer.matches(':popover-open') || layer.showPopover(),
    close() {
      if (layer.matches(':popover-open')) {
        layer.hidePopover();
        button.focus({ preventScroll: true });
      }
    },
  };
}

function place(layer, around, wide) {
  const gap = 4;
  const below = window.innerHeight - around.bottom - gap * 2;
  const above = around.top - gap * 2;
  const upwards = below < 220 && above > below;
  const width = Math.min(Math.max(around.width, wide), window.innerWidth - gap * 2);
  const left = Math.max(gap, Math.min(around.left, window.innerWidth - width - gap));
  Object.assign(layer.style, {
    left: `${left}px`,
    width: `${width}px`,
    top: upwards ? 'auto' : `${around.bottom + gap}px`,
    bottom: upwards ? `${window.innerHeight - around.top + gap}px` : 'auto',
    maxHeight: `${Math.min(upwards ? above : below, 560)}px`,
  });
}
