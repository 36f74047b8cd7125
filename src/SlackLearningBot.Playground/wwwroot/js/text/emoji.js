import { h } from '../dom.js';
import { emojiByName } from './emoji-names.js';

const shortcode = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/g;

// A node for a shortcode, or null when the name is none of ours (then the text stays as written, as in Slack).
export function emojiNode(name) {
  const character = emojiByName.get(name);
  return character ? h('span', { class: 'emoji', role: 'img', 'aria-label': name.replaceAll('_', ' '), title: `:${name}:` }, character) : null;
}

// Text with shortcodes turned into emoji and line breaks kept.
export function withEmoji(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(shortcode)) {
    const emoji = emojiNode(match[1]);
    if (emoji) {
      nodes.push(...withBreaks(text.slice(from, match.index)), emoji);
      from = match.index + match[0].length;
    }
  }
  nodes.push(...withBreaks(text.slice(from)));
  return nodes;
}

// For places that hold text only, such as a placeholder.
export function emojiText(text) {
  return (text ?? '').replace(shortcode, (whole, name) => emojiByName.get(name) ?? whole);
}

function withBreaks(text) {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [h('br'), line])).filter(part => part !== '');
}
