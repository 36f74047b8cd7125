import { h } from '../dom.js';
import { markdownInline } from './markdown-inline.js';

const rule = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

export function isTable(lines, at) {
  return lines[at].includes('|') && rule.test(lines[at + 1] ?? '');
}

export function table(lines, at) {
  const align = cells(lines[at + 1]).map(alignment);
  let end = at + 2;
  while (end < lines.length && lines[end].includes('|')) {
    end += 1;
  }
  const row = (line, tag) => h('tr', {}, cells(line).map((text, column) =>
    h(tag, { class: `align-${align[column] ?? 'left'}`, scope: tag === 'th' ? 'col' : null }, markdownInline(text))));
  const node = h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': 'Table' }, h('table', { class: 'table' },
    h('thead', {}, row(lines[at], 'th')),
    h('tbody', {}, lines.slice(at + 2, end).map(line => row(line, 'td')))));
  return [node, end];
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map(cell => cell.trim().replaceAll('\\|', '|'));
}

function alignment(mark) {
  if (mark.endsWith(':')) {
    return mark.startsWith(':') ? 'center' : 'right';
  }
  return 'left';
}
