// Inline Markdown. Each rule is tried at each place; the first that fits wins.
import { h } from '../dom.js';
import { emojiNode } from './emoji.js';
import { link } from './links.js';
import { broadcastMention, channelMention, userMention } from './mentions.js';

const rules = [
  [/^\\([!-/:-@[-`{-~])/, match => match[1]],
  [/^(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/, match => h('code', { class: 'code' }, match[2].trim())],
  [/^!\[([^\]]*)\]\(((?:[^\s()]|\([^\s()]*\))+)(?:\s+"[^"]*")?\)/, match => link(match[2], match[1] || 'image')],
  [/^\[((?:[^[\]]|\\.|\[[^\]]*\])+)\]\(((?:[^\s()]|\([^\s()]*\))+)(?:\s+"[^"]*")?\)/, match => link(match[2], markdownInline(match[1]))],
  [/^<([a-z][a-z0-9+.-]*:[^\s<>|]+)(?:\|([^<>]*))?>/i, match => link(match[1], match[2] || match[1])],
  [/^<@([UW]\w+)(?:\|([^<>]*))?>/, match => userMention(match[1], match[2])],
  [/^<#(C\w+)(?:\|([^<>]*))?>/, match => channelMention(match[1], match[2])],
  [/^<!(here|channel|everyone)(?:\|[^<>]*)?>/, match => broadcastMention(match[1])],
  [/^https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"]/, match => link(match[0], match[0])],
  [/^\*\*\*(?=\S)([\s\S]*?\S)\*\*\*/, match => h('strong', {}, h('em', {}, markdownInline(match[1])))],
  [/^(\*\*|__)(?=\S)([\s\S]*?\S)\1(?!\w)/, match => h('strong', {}, markdownInline(match[2]))],
  [/^~~(?=\S)([\s\S]*?\S)~~/, match => h('s', {}, markdownInline(match[1]))],
  [/^\*(?=[^\s*])((?:\*\*|[^*])*?[^\s*])\*(?!\*)/, match => h('em', {}, markdownInline(match[1]))],
  [/^_(?=[^\s_])([\s\S]*?[^\s_])_(?!\w)/, match => h('em', {}, markdownInline(match[1]))],
  [/^:([a-z0-9_+'-]+):/, match => emojiNode(match[1])],
  [/^ {2,}\n|^\\?\n/, () => h('br')],
];

export function markdownInline(text) {
  const nodes = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const found = firstMatch(text, at);
    if (found) {
      nodes.push(decode(plain), found.node);
      plain = '';
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  return [...nodes, decode(plain)].filter(node => node !== '');
}

function firstMatch(text, at) {
  const rest = text.slice(at);
  const insideWord = /\w/.test(text[at - 1] ?? '');
  for (const [pattern, build] of rules) {
    const match = pattern.exec(rest);
    const node = match && !(insideWord && (match[0][0] === '_' || match[0].startsWith('http'))) ? build(match) : null;
    if (node) {
      return { node, length: match[0].length };
    }
  }
  return null;
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };

function decode(text) {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name) => entities[name]);
}
