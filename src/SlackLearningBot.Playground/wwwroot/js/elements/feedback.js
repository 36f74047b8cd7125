// The elements of context_actions: feedback_buttons and icon_button.
import { h } from '../dom.js';
import { icon } from '../icons.js';
import { emojiText } from '../text/emoji.js';
import { workspace } from '../workspace.js';
import { naming, valueOf } from './value.js';

export function feedbackButtons(part, options) {
  const side = (button, name, label) => h('button', {
    type: 'button', class: 'icon-button feedback', title: emojiText(button.text?.text), 'aria-label': button.accessibility_label ?? emojiText(button.text?.text ?? label),
    dataset: { actionId: part.action_id, blockId: options.block.block_id, value: button.value },
    onclick: event => valueOf(part, options).send(event.currentTarget, { value: button.value }),
  }, icon(name, 18));
  return h('span', { class: 'feedback-buttons', role: 'group', 'aria-label': 'Feedback' },
    side(part.positive_button, 'up', 'Good'), side(part.negative_button, 'thumb-down', 'Bad'));
}

export function iconButton(part, options) {
  if (part.visible_to_user_ids && !part.visible_to_user_ids.includes(workspace.as)) {
    return h('span', { hidden: true });
  }
  const words = emojiText(part.text?.text);
  const node = h('button', {
    type: 'button', class: 'icon-button', title: words, ...naming(part, { ...options, ids: undefined, label: words }), onclick: () => valueOf(part, options).send(node),
  }, icon('trash', 17));
  return node;
}
