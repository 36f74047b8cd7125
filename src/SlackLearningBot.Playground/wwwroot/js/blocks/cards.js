// Cards and what holds blocks together: card, carousel, container, alert, plan, task_card, video.
import { h, uniqueId } from '../dom.js';
import { element } from '../elements/element.js';
import { icon } from '../icons.js';
import { isSafe } from '../text/links.js';
import { textObject } from '../text/text-object.js';
import { showBlocks } from './blocks.js';
import { picture } from './layout.js';
import { richText } from './rich-text.js';

export function card(block, context) {
  return h('article', { class: 'card' },
    block.hero_image ? picture(block.hero_image, 'card-hero') : null,
    h('div', { class: 'card-body' },
      h('div', { class: 'card-head' }, block.icon ? picture(block.icon, 'card-icon') : null, h('div', {},
        block.title ? h('div', { class: 'card-title' }, textObject(block.title)) : null,
        block.subtitle ? h('div', { class: 'muted' }, textObject(block.subtitle)) : null)),
      block.body ? h('div', {}, textObject(block.body)) : null,
      block.subtext ? h('div', { class: 'card-subtext' }, textObject(block.subtext)) : null,
      block.actions?.length ? h('div', { class: 'actions' }, block.actions.map(part => element(part, { block, context }))) : null));
}

export function carousel(block, context) {
  return h('div', { class: 'carousel', tabindex: '0', role: 'group', 'aria-label': `${block.elements?.length ?? 0} cards; scroll sideways` },
    (block.elements ?? []).map(part => card(part, context)));
}

export function container(block, context) {
  const body = h('div', { class: 'container-body' });
  showBlocks(body, block.child_blocks ?? [], context);
  const title = block.title ? textObject(block.title) : block.rich_text_title ? richText(block.rich_text_title) : null;
  const head = [block.icon ? picture(block.icon, 'card-icon') : null, h('span', {}, h('strong', {}, title), block.subtitle ? [' ', h('span', { class: 'muted' }, textObject(block.subtitle))] : null)];
  return block.is_collapsible
    ? h('details', { class: 'container', open: !block.default_collapsed }, h('summary', { class: 'container-head' }, head, icon('chevron', 16)), body)
    : h('section', { class: 'container' }, title || block.icon ? h('div', { class: 'container-head' }, head) : null, body);
}

export const alert = block => h('div', { class: `alert alert-${block.level ?? 'default'}`, role: block.level === 'error' ? 'alert' : 'note' },
  icon(block.level === 'success' ? 'check' : 'warning', 18), h('div', {}, textObject(block.text)));

const stages = { pending: 'Waiting', in_progress: 'Under way', complete: 'Done', error: 'Failed' };

export const task = block => h('div', { class: `task task-${block.status}` },
  h('div', {}, h('strong', {}, block.title), ' ', h('span', { class: 'tag' }, stages[block.status] ?? block.status)),
  block.details ? richText(block.details) : null, block.output ? richText(block.output) : null,
  block.sources?.length ? h('div', { class: 'muted' }, block.sources.map(source => [safeLink(source.url, source.text), ' '])) : null);

export function plan(block) {
  const id = uniqueId('plan');
  return h('section', { class: 'container', 'aria-labelledby': id },
    h('div', { class: 'container-head' }, h('strong', { id }, block.title)), h('div', { class: 'container-body' }, (block.tasks ?? []).map(task)));
}

// The film itself stays where it is: the page loads nothing from elsewhere but pictures.
export function video(block) {
  const address = isSafe(block.title_url) ? block.title_url : block.video_url;
  return h('figure', { class: 'video' },
    h('figcaption', {}, h('strong', {}, safeLink(address, block.title?.text ?? 'Video')),
      block.author_name || block.provider_name ? h('div', { class: 'muted' }, [block.provider_name, block.author_name].filter(Boolean).join(' · ')) : null,
      block.description ? h('div', {}, textObject(block.description)) : null),
    h('a', { class: 'video-frame', href: isSafe(address) ? address : null, target: '_blank', rel: 'noopener noreferrer', 'aria-label': `Play: ${block.alt_text}` },
      picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, 'image-picture'), h('span', { class: 'video-play' }, icon('play', 26))));
}

const safeLink = (url, words) => (isSafe(url) ? h('a', { class: 'link', href: url, target: '_blank', rel: 'noopener noreferrer' }, words) : words);
