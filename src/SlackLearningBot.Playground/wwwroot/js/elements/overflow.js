import { h } from '../dom.js';
import { icon } from '../icons.js';
import { listbox } from '../listbox.js';
import { popup } from '../popup.js';
import { localAddress } from '../route.js';
import { isSafe } from '../text/links.js';
import { textObject } from '../text/text-object.js';
import { workspace } from '../workspace.js';
import { naming, valueOf } from './value.js';

export function overflow(part, options) {
  const node = h('button', {
    type: 'button', class: 'button button-overflow', 'aria-haspopup': 'menu',
    ...naming(part, { ...options, ids: undefined, label: `More options${options.label ? `: ${options.label}` : ''}` }),
  }, icon('more'));
  const menu = popup(node, () => listbox({
    label: 'More options',
    role: 'menu',
    groups: [{ options: part.options.map(option => ({
      value: option.value, text: option.text.text, option, content: () => textObject(option.text), description: option.description?.text,
    })) }],
    onChoose: ({ option }) => {
      menu.close();
      follow(option.url);
      valueOf(part, options).send(node, { selected_option: option.value });
    },
  }), { wide: 220 });
  return h('span', { class: 'with-popup' }, node, menu.layer);
}

function follow(url) {
  const local = url && localAddress(url, workspace.state?.team.url);
  if (local) {
    location.hash = local;
  } else if (isSafe(url)) {
    window.open(url, '_blank', 'noopener,noreferrer');
  }
}
