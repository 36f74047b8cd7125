// A grid of emoji with a search field. Arrows walk, Enter takes, Escape closes.
import { h } from './dom.js';
import { popup } from './popup.js';
import { emojiByName } from './text/emoji-names.js';

const most = 160;
const columns = 8;

export function emojiButton({ label, content, look = 'icon-button', testid, onPick }) {
  const button = h('button', { type: 'button', class: look, title: label, 'aria-label': label, 'aria-haspopup': 'dialog', dataset: { testid } }, content);
  const layer = popup(button, () => picker(name => {
    layer.close();
    onPick(name);
  }), { wide: 330 });
  layer.layer.dataset.testid = `${testid}-picker`;
  return h('span', { class: 'with-popup' }, button, layer.layer);
}

function picker(onPick) {
  const field = h('input', { class: 'listbox-search', type: 'text', 'aria-label': 'Search emoji', placeholder: 'Search emoji', autocomplete: 'off', dataset: { firstFocus: '' } });
  const grid = h('div', { class: 'emoji-grid', role: 'group', 'aria-label': 'Emoji' });
  const show = () => {
    const wanted = field.value.trim().toLowerCase().replaceAll(' ', '_');
    const fitting = [...emojiByName].filter(([name]) => name.includes(wanted)).slice(0, most);
    grid.replaceChildren(...fitting.map(([name, character], at) => h('button', {
      type: 'button', class: 'emoji-cell', tabindex: at === 0 ? '0' : '-1', 'aria-label': name.replaceAll('_', ' '), title: `:${name}:`,
      dataset: { emoji: name }, onclick: () => onPick(name),
    }, character)));
  };
  field.addEventListener('input', show);
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
      grid.querySelector('button')?.click();
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      grid.querySelector('button')?.focus();
    }
  });
  grid.addEventListener('keydown', event => walk(event, grid, field));
  show();
  return h('div', { class: 'emoji-picker' }, field, grid);
}

function walk(event, grid, field) {
  const cells = [...grid.children];
  const at = cells.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
  if (!step) {
    return;
  }
  event.preventDefault();
  (at + step < 0 ? field : cells[Math.min(at + step, cells.length - 1)]).focus();
}
