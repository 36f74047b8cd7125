import { h, uniqueId } from '../dom.js';
import { textObject } from '../text/text-object.js';
import { sameOption, valueOf } from './value.js';

export function radioButtons(part, options) {
  const value = valueOf(part, options);
  const kept = value.read({ selected_option: part.initial_option ?? null });
  return group(part, options, 'radio', option => sameOption(option)(kept.selected_option), (node, chosen) => {
    value.keep({ selected_option: chosen[0] ?? null });
    return value.send(node, { selected_option: chosen[0]?.value });
  });
}

export function checkboxes(part, options) {
  const value = valueOf(part, options);
  const kept = value.read({ selected_options: part.initial_options ?? [] });
  return group(part, options, 'checkbox', option => (kept.selected_options ?? []).some(sameOption(option)), (node, chosen) => {
    value.keep({ selected_options: chosen });
    return value.send(node, { selected_options: chosen.map(option => option.value) });
  });
}

function group(part, { block, ids, label, described }, type, isChosen, onChange) {
  const name = uniqueId('choice');
  const boxes = part.options.map((option, at) => ({ option, input: h('input', {
    type, name, value: option.value, checked: isChosen(option), id: at === 0 && ids ? ids.control : null, 'aria-describedby': described ?? null,
  }) }));
  const node = h('div', {
    class: 'choices', role: ids ? null : type === 'radio' ? 'radiogroup' : 'group', 'aria-label': ids ? null : part.accessibility_label ?? label ?? 'Choices',
    dataset: { actionId: part.action_id, blockId: block.block_id, elementType: part.type },
    onchange: () => onChange(node, boxes.filter(box => box.input.checked).map(box => box.option)),
  }, boxes.map(({ option, input }) => h('label', { class: 'choice', dataset: { value: option.value } }, input,
    h('span', { class: 'choice-text' }, textObject(option.text),
      option.description ? h('span', { class: 'choice-description' }, textObject(option.description)) : null))));
  return node;
}
