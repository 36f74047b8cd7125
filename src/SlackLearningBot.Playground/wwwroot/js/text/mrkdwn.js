// Slack's mrkdwn to DOM nodes. Blocks of lines first (pre, quote, paragraph), inline marks inside.
import { h } from '../dom.js';
import { inline, unescapeEntities } from './mrkdwn-inline.js';

export function mrkdwn(text, options = {}) {
  return splitFences(text ?? '').flatMap((piece, at) => (at % 2 === 1 ? [fence(piece)] : lines(piece, options)));
}

// Odd pieces are inside ``` fences; an unclosed fence is ordinary text.
function splitFences(text) {
  const pieces = text.split('```');
  if (pieces.length % 2 === 0) {
    const tail = pieces.pop();
    pieces[pieces.length - 1] += `\`\`\`${tail}`;
  }
  return pieces;
}

function fence(text) {
  const trimmed = text.replace(/^\n/, '').replace(/\n$/, '');
  return h('pre', { class: 'pre' }, h('code', {}, unescapeEntities(trimmed.replace(/<(?:[^<>|]+\|)?([^<>]+)>/g, '$1'))));
}

function lines(text, options) {
  const nodes = [];
  for (const run of runs(text)) {
    nodes.push(run.quoted
      ? h('blockquote', { class: 'quote' }, inline(run.lines.join('\n'), options))
      : h('span', { class: 'lines' }, inline(run.lines.join('\n'), options)));
  }
  return nodes;
}

function runs(text) {
  const result = [];
  for (const line of trimOneBreak(text).split('\n')) {
    const quote = /^(?:&gt;|>) ?(?!&gt;)(.*)$/.exec(line);
    const last = result.at(-1);
    if (last && last.quoted === Boolean(quote)) {
      last.lines.push(quote ? quote[1] : line);
    } else {
      result.push({ quoted: Boolean(quote), lines: [quote ? quote[1] : line] });
    }
  }
  return result.filter(run => run.quoted || run.lines.join('') !== '' || run.lines.length > 1);
}

// The break right after or before a fence belongs to the fence.
function trimOneBreak(text) {
  return text.replace(/^\n/, '').replace(/\n$/, '');
}
