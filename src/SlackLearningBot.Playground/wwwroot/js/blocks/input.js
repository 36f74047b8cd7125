import { h, uniqueId } from '../dom.js';
import { element, labelsItself } from '../elements/element.js';
import { textObject } from '../text/text-object.js';

// A labelled field. Choices (radio, checkbox) are a group with a legend; everything else a label and its control.
export function input(block, context) {
  const id = uniqueId('field');
  const ids = { control: id, label: `${id}-label`, hint: `${id}-hint`, error: `${id}-error` };
  const grouped = labelsItself(block.element);
  const described = [block.hint ? ids.hint : null, ids.error].filter(Boolean).join(' ');
  return h('div', { class: 'input', role: grouped ? 'group' : null, 'aria-labelledby': grouped ? ids.label : null },
    h(grouped ? 'div' : 'label', { class: 'input-label', id: ids.label, for: grouped ? null : ids.control },
      textObject(block.label),
      block.optional ? h('span', { class: 'input-optional' }, ' (optional)') : null),
    element(block.element, { block, context, ids, described, required: !block.optional, silent: !block.dispatch_action }),
    block.hint ? h('p', { class: 'input-hint', id: ids.hint }, textObject(block.hint)) : null,
    h('p', { class: 'input-error', id: ids.error, dataset: { testid: 'input-error', errorFor: block.block_id } }));
}
