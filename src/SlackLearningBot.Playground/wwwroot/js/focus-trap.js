// The browser keeps the focus out of what lies behind a dialog; this keeps it from wandering into the browser's own bars.

const stops = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';

export function keepFocusInside(dialog) {
  dialog.addEventListener('keydown', event => {
    if (event.key !== 'Tab' || event.target.closest('.popup')) {
      return;
    }
    const reachable = [...dialog.querySelectorAll(stops)].filter(stop => !stop.disabled && stop.checkVisibility());
    const edge = event.shiftKey ? reachable[0] : reachable.at(-1);
    if (document.activeElement === edge) {
      (event.shiftKey ? reachable.at(-1) : reachable[0]).focus();
      event.preventDefault();
    }
  });
}
