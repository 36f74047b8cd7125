// The legacy attachments of a message (https://docs.slack.dev/messaging/formatting-message-text#attachments): a coloured bar and what stands beside it.
import { showBlocks } from './blocks/blocks.js';
import { h } from './dom.js';
import { picture } from './blocks/layout.js';
import { link } from './text/links.js';
import { mrkdwn } from './text/mrkdwn.js';

const named = { good: '#2eb67d', warning: '#ecb22e', danger: '#e01e5a' };

export function attachments(message, context) {
  return (message.attachments ?? []).map(part => attachment(part, context));
}

function attachment(part, context) {
  const node = h('div', { class: 'attachment', dataset: { testid: 'attachment' } });
  const colour = named[part.color] ?? (/^#?[0-9a-f]{6}$/i.test(part.color ?? '') ? `#${part.color.replace('#', '')}` : null);
  if (colour) {
    node.style.setProperty('--attachment-colour', colour);
  }
  if (part.blocks?.length) {
    const body = h('div', {});
    showBlocks(body, part.blocks, context);
    node.append(body);
    return node;
  }
  node.append(...[
    part.pretext ? h('p', {}, mrkdwn(part.pretext)) : null,
    part.author_name ? h('p', { class: 'muted' }, part.author_name) : null,
    part.title ? h('p', {}, h('strong', {}, part.title_link ? link(part.title_link, part.title) : part.title)) : null,
    part.text || (!part.title && part.fallback) ? h('p', {}, mrkdwn(part.text ?? part.fallback)) : null,
    part.fields?.length ? h('dl', { class: 'attachment-fields' }, part.fields.map(field => h('div', { class: field.short ? 'is-short' : null },
      h('dt', {}, field.title), h('dd', {}, mrkdwn(field.value ?? ''))))) : null,
    part.image_url ? picture({ image_url: part.image_url, alt_text: part.fallback ?? part.title }, 'image-picture') : null,
    part.footer ? h('p', { class: 'attachment-footer' }, part.footer) : null,
  ].filter(Boolean));
  return node;
}
