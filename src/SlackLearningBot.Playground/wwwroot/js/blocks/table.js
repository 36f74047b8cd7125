import { h } from '../dom.js';
import { withEmoji } from '../text/emoji.js';
import { richText } from './rich-text.js';

export function table(block) {
  const [first = [], ...rest] = block.rows ?? [];
  const settings = block.column_settings ?? [];
  const row = (cells, tag) => h('tr', {}, cells.map((cell, column) => h(tag, {
    class: `align-${settings[column]?.align ?? 'left'}${settings[column]?.is_wrapped ? ' wrapped' : ''}`,
    scope: tag === 'th' ? 'col' : null,
  }, content(cell))));
  return h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': block.caption ?? 'Table' },
    h('table', { class: 'table' }, block.caption ? h('caption', { class: 'image-title' }, block.caption) : null, h('thead', {}, row(first, 'th')), h('tbody', {}, rest.map(cells => row(cells, 'td')))));
}

function content(cell) {
  switch (cell?.type) {
    case 'raw_text': return withEmoji(cell.text ?? '');
    case 'raw_number': return String(cell.text ?? cell.number ?? cell.value ?? '');
    case 'rich_text': return richText(cell);
    default: return '';
  }
}
