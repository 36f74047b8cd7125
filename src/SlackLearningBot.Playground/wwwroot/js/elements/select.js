// The shared drop-down: a button that shows what is chosen and opens a list. One or several.
import { fill, h } from '../dom.js';
import { icon } from '../icons.js';
import { listbox } from '../listbox.js';
import { popup } from '../popup.js';
import { emojiText } from '../text/emoji.js';
import { naming } from './value.js';

// chosen: [{value, text, content}]; onChange(chosen, node) after each choice (single) or when the list closes (several).
export function select(part, options, { groups, find, chosen, multi = false, most, onChange }) {
  const attributes = naming(part, options);
  const node = h('button', {
    type: 'button', class: `select${multi ? ' select-multi' : ''}`, 'aria-haspopup': 'listbox', ...attributes,
    'aria-label': null,
  });
  const prefix = attributes['aria-label'];
  const label = prefix ?? part.placeholder?.text;
  let before = key(chosen);

  const show = () => {
    const words = chosen.map(option => option.text).join(', ');
    node.dataset.value = chosen.map(option => option.value).join(',');
    if (prefix) {
      node.setAttribute('aria-label', `${emojiText(prefix)}: ${words || 'nothing chosen'}`);
    }
    fill(node, h('span', { class: 'select-value' }, multi
      ? chosen.map(option => h('span', { class: 'chip' }, option.content?.() ?? option.text))
      : chosen[0]?.content?.() ?? chosen[0]?.text,
    chosen.length === 0 ? h('span', { class: 'select-placeholder' }, emojiText(part.placeholder?.text ?? 'Choose…')) : null), icon('chevron', 16));
  };

  const tell = () => {
    if (key(chosen) !== before) {
      before = key(chosen);
      onChange(chosen, node);
    }
  };

  const list = popup(node, () => listbox({
    label: emojiText(label ?? 'Options'),
    groups: groups?.() ?? [],
    find,
    multi,
    searchable: Boolean(find) || count(groups?.()) > 8,
    isChosen: option => chosen.some(other => other.value === option.value),
    onChoose: option => {
      if (!multi) {
        chosen = [option];
        list.close();
        show();
        tell();
      } else if (chosen.some(other => other.value === option.value)) {
        chosen = chosen.filter(other => other.value !== option.value);
        show();
      } else if (!most || chosen.length < most) {
        chosen = [...chosen, option];
        show();
      }
    },
  }));
  list.layer.addEventListener('beforetoggle', event => event.newState === 'closed' && multi && tell());
  show();
  return h('span', { class: 'with-popup' }, node, list.layer);
}

const key = chosen => chosen.map(option => option.value).join('\n');
const count = (groups = []) => groups.reduce((total, group) => total + group.options.length, 0);
