import { h } from '../dom.js';
import { fillDateTokens } from '../dates.js';
import { withEmoji, emojiNode } from '../text/emoji.js';
import { link } from '../text/links.js';
import { broadcastMention, channelMention, groupMention, userMention } from '../text/mentions.js';
import { workspace } from '../workspace.js';

export function richText(block) {
  return h('div', { class: 'rich-text' }, nestLists(block.elements ?? []).map(part));
}

// Slack sends nested lists flat, each with its indent: following deeper lists belong to the last item.
function nestLists(elements) {
  const result = [];
  for (const element of elements) {
    const parent = element.type === 'rich_text_list' && (element.indent ?? 0) > 0 ? deepestList(result.at(-1), element.indent) : null;
    if (parent) {
      parent.children.push({ ...element, children: [], after: parent.elements.length - 1 });
    } else {
      result.push({ ...element, children: [] });
    }
  }
  return result;
}

function deepestList(candidate, indent) {
  if (candidate?.type !== 'rich_text_list' || (candidate.indent ?? 0) >= indent) {
    return null;
  }
  return deepestList(candidate.children.at(-1), indent) ?? candidate;
}

function part(element) {
  switch (element.type) {
    case 'rich_text_section': return h('div', { class: 'rich-section' }, inlineAll(element));
    case 'rich_text_quote': return h('blockquote', { class: 'quote' }, inlineAll(element));
    case 'rich_text_preformatted': return h('pre', { class: 'pre' }, h('code', {}, inlineAll(element)));
    case 'rich_text_list': return list(element);
    default: return h('span', { class: 'muted' }, 'This part is not shown here.');
  }
}

function list(element) {
  const ordered = element.style === 'ordered';
  return h(ordered ? 'ol' : 'ul', { class: `list list-level-${(element.indent ?? 0) % 3}`, start: ordered && element.offset ? element.offset + 1 : null },
    element.elements.map((section, at) => h('li', {},
      inlineAll(section), element.children.filter(child => child.after === at).map(list))));
}

function inlineAll(section) {
  return (section.elements ?? []).map(inline);
}

function inline(element) {
  return styled(plain(element), element.style);
}

function plain(element) {
  switch (element.type) {
    case 'text': return withEmoji(element.text ?? '');
    case 'link': return link(element.url, element.text || element.url);
    case 'user': return userMention(element.user_id);
    case 'channel': return channelMention(element.channel_id);
    case 'usergroup': return groupMention(element.usergroup_id);
    case 'broadcast': return broadcastMention(element.range);
    case 'emoji': return emojiNode(element.name) ?? `:${element.name}:`;
    case 'date': return h('time', { class: 'date' }, fillDateTokens(element.timestamp, element.format ?? '{date}', Date.parse(workspace.state.clock.now)));
    case 'color': return h('code', { class: 'code' }, element.value);
    default: return element.fallback ?? '';
  }
}

function styled(nodes, style = {}) {
  return Object.entries({ code: 'code', bold: 'strong', italic: 'em', strike: 's', underline: 'u' })
    .filter(([name]) => style[name])
    .reduce((inside, [name, tag]) => h(tag, { class: name === 'code' ? 'code' : null }, inside), nodes);
}
