// A button with a menu. Items: {text, description?, value?, danger?, act}; groups of them: {label, options}.
import { h } from './dom.js';
import { listbox } from './listbox.js';
import { popup } from './popup.js';

export function menuButton({ label, content, look = 'icon-button', testid, items, wide = 240, searchable = false, menuTestid }) {
  const button = h('button', {
    type: 'button', class: look, title: label, 'aria-label': label, 'aria-haspopup': searchable ? 'listbox' : 'menu', dataset: { testid },
  }, content);
  const menu = popup(button, () => listbox({
    label,
    role: searchable ? 'listbox' : 'menu',
    searchable,
    groups: grouped(items()),
    onChoose: option => {
      menu.close();
      option.act();
    },
  }), { wide });
  menu.layer.dataset.testid = menuTestid ?? `${testid}-menu`;
  return h('span', { class: 'with-popup' }, button, menu.layer);
}

function grouped(items) {
  const present = items.filter(Boolean);
  const groups = present[0]?.options ? present : [{ options: present }];
  return groups.map(group => ({ ...group, options: group.options.filter(Boolean).map(item => ({ value: item.text, ...item })) }));
}
