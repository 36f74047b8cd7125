// The markdown block: standard Markdown to DOM nodes, line by line.
import { h } from '../dom.js';
import { markdownInline } from './markdown-inline.js';
import { isTable, table } from './markdown-table.js';

const item = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const fenceStart = /^\s{0,3}(```+|~~~+)\s*(\S*)/;
const starters = [/^#{1,6}\s/, /^\s{0,3}>/, fenceStart, item, /^\s{0,3}([-*_])(\s*\1){2,}\s*$/];

export function markdown(text) {
  return blocks((text ?? '').replaceAll('\r\n', '\n').split('\n'));
}

function blocks(lines) {
  const nodes = [];
  for (let at = 0; at < lines.length;) {
    const [node, next] = block(lines, at);
    if (node) {
      nodes.push(node);
    }
    at = next;
  }
  return nodes;
}

function block(lines, at) {
  const line = lines[at];
  if (line.trim() === '') {
    return [null, at + 1];
  }
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
  if (heading) {
    return [h(`h${Math.min(heading[1].length + 1, 6)}`, { class: `md-heading md-h${heading[1].length}` }, markdownInline(heading[2])), at + 1];
  }
  if (starters[4].test(line)) {
    return [h('hr', { class: 'divider' }), at + 1];
  }
  if (fenceStart.test(line)) {
    return fence(lines, at);
  }
  if (/^\s{0,3}>/.test(line)) {
    return quote(lines, at);
  }
  if (item.test(line)) {
    return list(lines, at);
  }
  return isTable(lines, at) ? table(lines, at) : paragraph(lines, at);
}

function fence(lines, at) {
  const [, mark] = fenceStart.exec(lines[at]);
  let end = at + 1;
  while (end < lines.length && !lines[end].trim().startsWith(mark)) {
    end += 1;
  }
  return [h('pre', { class: 'pre' }, h('code', {}, lines.slice(at + 1, end).join('\n'))), end + 1];
}

function quote(lines, at) {
  let end = at;
  while (end < lines.length && /^\s{0,3}>/.test(lines[end])) {
    end += 1;
  }
  const inside = lines.slice(at, end).map(line => line.replace(/^\s{0,3}> ?/, ''));
  return [h('blockquote', { class: 'quote' }, blocks(inside)), end];
}

function list(lines, at) {
  const [, indent, marker] = item.exec(lines[at]);
  const ordered = /\d/.test(marker);
  const node = h(ordered ? 'ol' : 'ul', { class: 'list', start: ordered ? Number.parseInt(marker, 10) : null });
  let end = at;
  while (end < lines.length) {
    const match = item.exec(lines[end]);
    if (!match || match[1].length !== indent.length || /\d/.test(match[2]) !== ordered) {
      break;
    }
    const [body, next] = itemBody(lines, end, match);
    node.append(body);
    end = next;
  }
  return [node, end];
}

function itemBody(lines, at, match) {
  const inside = [];
  let end = at + 1;
  while (end < lines.length && (lines[end].trim() === '' ? continues(lines, end, match[1].length) : indentOf(lines[end]) > match[1].length)) {
    inside.push(lines[end].slice(Math.min(indentOf(lines[end]), match[1].length + match[2].length + 1)));
    end += 1;
  }
  const task = /^\[([ xX])\]\s+(.*)$/.exec(match[3]);
  const first = task ? [task[1] === ' ' ? '☐ ' : '☑ ', ...markdownInline(task[2])] : markdownInline(match[3]);
  return [h('li', {}, first, blocks(inside)), skipBlank(lines, end)];
}

const indentOf = line => line.length - line.trimStart().length;
const continues = (lines, at, indent) => at + 1 < lines.length && lines[at + 1].trim() !== '' && indentOf(lines[at + 1]) > indent;
const skipBlank = (lines, at) => (lines[at]?.trim() === '' && item.test(lines[at + 1] ?? '') ? at + 1 : at);

function paragraph(lines, at) {
  let end = at + 1;
  while (end < lines.length && lines[end].trim() !== '' && !starters.some(starter => starter.test(lines[end]))) {
    end += 1;
  }
  return [h('p', { class: 'paragraph' }, markdownInline(lines.slice(at, end).map(line => line.trim()).join('\n'))), end];
}
