import { h } from '../dom.js';
import { localAddress } from '../route.js';
import { isSafe } from '../text/links.js';
import { textObject } from '../text/text-object.js';
import { workspace } from '../workspace.js';
import { valueOf } from './value.js';

export function button(part, options) {
  const { block } = options;
  const attributes = {
    class: `button${part.style ? ` button-${part.style}` : ''}`,
    'aria-label': part.accessibility_label ?? null,
    dataset: { actionId: part.action_id, blockId: block.block_id, elementType: 'button', value: part.value },
    onclick: () => valueOf(part, options).send(node),
  };
  const node = isSafe(part.url)
    ? h('a', { ...attributes, ...destination(part.url) }, textObject(part.text))
    : h('button', { type: 'button', ...attributes }, textObject(part.text));
  return node;
}

// A link button opens its address and tells the bot, as in Slack.
function destination(url) {
  const local = localAddress(url, workspace.state?.team.url);
  return local ? { href: local } : { href: url, target: '_blank', rel: 'noopener noreferrer' };
}
