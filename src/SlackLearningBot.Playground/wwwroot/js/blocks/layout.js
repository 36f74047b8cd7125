// The blocks that only show something.
import { h } from '../dom.js';
import { markdown } from '../text/markdown.js';
import { textObject } from '../text/text-object.js';
import { isSafe } from '../text/links.js';

export const header = block => h('h2', { class: 'block-header' }, textObject(block.text));

export const divider = () => h('hr', { class: 'divider' });

export const context = block => h('div', { class: 'context' }, (block.elements ?? []).map(element => (element.type === 'image'
  ? picture(element, 'context-image')
  : h('span', { class: 'context-text' }, textObject(element)))));

export const markdownBlock = block => h('div', { class: 'markdown' }, markdown(block.text));

export function image(block) {
  return h('figure', { class: 'image' },
    block.title ? h('figcaption', { class: 'image-title' }, textObject(block.title)) : null,
    picture(block, 'image-picture'));
}

// A picture that cannot be loaded is replaced by what it says.
export function picture(element, kind) {
  const url = element.image_url ?? element.slack_file?.url;
  const instead = () => h('span', { class: `${kind} image-missing` }, element.alt_text || 'Image');
  if (!isSafe(url) && !url?.startsWith('/')) {
    return instead();
  }
  const node = h('img', { class: kind, src: url, alt: element.alt_text ?? '', loading: 'lazy', onerror: () => node.replaceWith(instead()) });
  return node;
}

export const unknown = block => h('p', { class: 'unknown-block', dataset: { testid: 'unknown-block' } }, `This block is not shown here (${block.type}).`);

