// The inline half of mrkdwn: marks only count at word edges, as in Slack, and nest.
import { h } from '../dom.js';
import { fillDateTokens } from '../dates.js';
import { workspace } from '../workspace.js';
import { withEmoji } from './emoji.js';
import { link } from './links.js';
import { broadcastMention, channelMention, groupMention, userMention } from './mentions.js';

const tags = { '*': 'strong', '_': 'em', '~': 's' };
const wordLike = /[\p{L}\p{N}]/u;

export function inline(text, options = {}) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    nodes.push(...withEmoji(unescapeEntities(plain)));
    plain = '';
  };

  for (let at = 0; at < text.length;) {
    const found = options.verbatim ? null : construct(text, at, options);
    if (found) {
      flush();
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

export function unescapeEntities(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function construct(text, at, options) {
  const letter = text[at];
  if (letter === '<') {
    return angle(text, at, options);
  }
  if (letter === '`') {
    return code(text, at);
  }
  return tags[letter] ? styled(text, at, options) : bareAddress(text, at);
}

function bareAddress(text, at) {
  const found = text[at] === 'h' && !wordLike.test(text[at - 1] ?? ' ') ? /^https?:\/\/(?:(?!&[lg]t;)[^\s<>|])+/.exec(text.slice(at)) : null;
  const address = found?.[0].replace(/[*_~`.,;:!?)'"\]]+$/, '');
  return address ? { node: link(unescapeEntities(address), unescapeEntities(address)), end: at + address.length } : null;
}

function code(text, at) {
  const end = text.indexOf('`', at + 1);
  const body = text.slice(at + 1, end);
  return end > at + 1 && !body.includes('\n')
    ? { node: h('code', { class: 'code' }, unescapeEntities(body.replace(/<(?:[^<>|]+\|)?([^<>]+)>/g, '$1'))), end: end + 1 }
    : null;
}

function styled(text, at, options) {
  const mark = text[at];
  const before = text[at - 1] ?? ' ';
  const next = text[at + 1] ?? ' ';
  if (wordLike.test(before) || before === mark || /\s/.test(next) || next === mark) {
    return null;
  }
  for (let end = closing(text, at + 2, mark); end !== -1; end = closing(text, end + 1, mark)) {
    const after = text[end + 1] ?? ' ';
    if (!/\s/.test(text[end - 1]) && !wordLike.test(after) && after !== mark) {
      return { node: h(tags[mark], {}, inline(text.slice(at + 1, end), options)), end: end + 1 };
    }
  }
  return null;
}

// Marks do not reach over a line end, into code, or into <…>.
function closing(text, from, mark) {
  for (let at = from; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] === mark) {
      return at;
    }
    const skipped = text[at] === '<' ? text.indexOf('>', at) : text[at] === '`' ? text.indexOf('`', at + 1) : -1;
    at = skipped === -1 ? at : skipped;
  }
  return -1;
}

function angle(text, at, options) {
  const end = text.indexOf('>', at);
  const body = end === -1 ? '' : text.slice(at + 1, end);
  if (body === '' || body.includes('<') || body.includes('\n')) {
    return null;
  }
  const bar = body.indexOf('|');
  const target = bar === -1 ? body : body.slice(0, bar);
  const label = bar === -1 ? '' : body.slice(bar + 1);
  const node = reference(target, label, options);
  return node ? { node, end: end + 1 } : null;
}

function reference(target, label, options) {
  const rest = target.slice(1);
  if (/^@[UW]\w+$/.test(target)) {
    return userMention(rest, label.replace(/^@/, ''));
  }
  if (/^#C\w+$/.test(target)) {
    return channelMention(rest, label);
  }
  if (target.startsWith('!')) {
    return special(rest, label);
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) {
    const url = unescapeEntities(target);
    return link(url, label ? inline(label, { ...options, verbatim: true }) : unescapeEntities(target.replace(/^mailto:/, '')));
  }
  return null;
}

function special(command, label) {
  if (command.startsWith('date^')) {
    const [, ts, pattern = '', url] = command.split('^');
    const text = workspace.state && /^\d+$/.test(ts) ? fillDateTokens(ts, pattern, Date.parse(workspace.state.clock.now)) : label;
    return url ? link(unescapeEntities(url), text) : h('time', { class: 'date', datetime: isoOf(ts) }, unescapeEntities(text));
  }
  if (command.startsWith('subteam^')) {
    return groupMention(command.slice(8), label);
  }
  return /^(here|channel|everyone)$/.test(command) ? broadcastMention(command) : h('span', {}, label || `<${command}>`);
}

function isoOf(ts) {
  return /^\d{1,11}$/.test(ts) ? new Date(Number(ts) * 1000).toISOString() : null;
}
