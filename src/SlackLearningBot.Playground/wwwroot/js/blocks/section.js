import { h } from '../dom.js';
import { element } from '../elements/element.js';
import { textObject } from '../text/text-object.js';
import { picture } from './layout.js';

export function section(block, context) {
  return h('div', { class: `section${block.accessory ? ' has-accessory' : ''}` },
    h('div', { class: 'section-body' },
      block.text ? h('div', { class: 'section-text' }, textObject(block.text)) : null,
      block.fields ? h('div', { class: 'fields' }, block.fields.map(field => h('div', { class: 'section-field' }, textObject(field)))) : null),
    block.accessory ? h('div', { class: 'accessory' }, accessory(block, context)) : null);
}

function accessory(block, context) {
  return block.accessory.type === 'image'
    ? picture(block.accessory, 'accessory-image')
    : element(block.accessory, { block, context, label: plain(block.text) });
}

const plain = text => (text?.text ?? '').replace(/[*_~`]/g, '').slice(0, 80);
