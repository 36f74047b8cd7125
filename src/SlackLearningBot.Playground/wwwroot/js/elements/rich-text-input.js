// rich_text_input: a field in which marks are typed (*bold*, - lists, > quotes); the Playground turns them into rich text.
import { h } from '../dom.js';
import { emojiText } from '../text/emoji.js';
import { naming, valueOf } from './value.js';

export function richTextInput(part, options) {
  const value = valueOf(part, options);
  const kept = value.read({ rich_text_value: part.initial_value ?? null });
  const node = h('textarea', {
    class: 'field', rows: String(part.min_lines ?? 3), placeholder: emojiText(part.placeholder?.text) || null, autofocus: part.focus_on_load ?? null,
    title: '*bold*  _italic_  ~struck~  `code`  - list  > quote', ...naming(part, options),
  });
  node.value = kept.typed ?? plain(kept.rich_text_value);
  node.addEventListener('input', () => value.keep({ typed: node.value }));
  return node;
}

function plain(part) {
  return part ? part.text ?? (part.elements ?? []).map(plain).join(part.type === 'rich_text' || part.type === 'rich_text_list' ? '\n' : '') : '';
}
