import { h } from '../dom.js';
import { element } from '../elements/element.js';

export function actions(block, context) {
  return h('div', { class: 'actions' }, (block.elements ?? []).map(part => element(part, { block, context })));
}
