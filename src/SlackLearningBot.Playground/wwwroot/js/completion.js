// The list over the composer while "/" or "@" is being typed. The text field stays focused; arrows move in the list.
import { h, uniqueId } from './dom.js';

// sources: functions (text before the caret) → {label, choices: [{content, insert}], from} or null.
export function completion(field, sources) {
  const id = uniqueId('completion');
  const list = h('div', { class: 'completion', id, role: 'listbox', hidden: true, dataset: { testid: 'completion' } });
  let found = null;
  let active = 0;
  let refused = null;

  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', id);
  field.addEventListener('input', () => {
    refused = null;
    look();
  });
  field.addEventListener('click', look);
  field.addEventListener('blur', () => setTimeout(hide, 150));

  function look() {
    const before = field.value.slice(0, field.selectionStart);
    found = before === refused ? null : sources.map(source => source(before)).find(result => result?.choices.length > 0) ?? null;
    active = 0;
    draw();
  }

  function draw() {
    list.hidden = found === null;
    list.replaceChildren();
    if (found === null) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    list.setAttribute('aria-label', found.label);
    list.append(h('div', { class: 'completion-label', 'aria-hidden': 'true' }, found.label));
    found.choices.forEach((choice, at) => list.append(h('div', {
      class: `completion-option${at === active ? ' is-active' : ''}`, role: 'option', id: `${id}-${at}`, 'aria-selected': String(at === active),
      dataset: { value: choice.insert.trim() }, onpointerdown: event => {
        event.preventDefault();
        take(at);
      },
    }, choice.content())));
    field.setAttribute('aria-activedescendant', `${id}-${active}`);
    list.querySelector('.is-active')?.scrollIntoView({ block: 'nearest' });
  }

  function take(at) {
    const rest = field.value.slice(field.selectionStart);
    const before = field.value.slice(0, found.from) + found.choices[at].insert;
    field.value = before + rest;
    field.setSelectionRange(before.length, before.length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  }

  function hide() {
    found = null;
    draw();
  }

  // True when the key was for the list.
  function key(event) {
    if (found === null) {
      return false;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      active = (active + step + found.choices.length) % found.choices.length;
      draw();
    } else if (event.key === 'Escape') {
      refused = field.value.slice(0, field.selectionStart);
      hide();
    } else if (event.key === 'Tab' || (event.key === 'Enter' && !found.complete)) {
      take(active);
    } else {
      return false;
    }
    event.preventDefault();
    return true;
  }

  return { node: list, key };
}
