import { h } from '../dom.js';
import { emojiText } from '../text/emoji.js';
import { naming, valueOf } from './value.js';

const inputTypes = { number_input: 'number', email_text_input: 'email', url_text_input: 'url' };

export function textInput(part, options) {
  const value = valueOf(part, options);
  const kept = value.read({ value: part.initial_value ?? null }).value ?? '';
  const common = {
    class: 'field', placeholder: emojiText(part.placeholder?.text) || null, minlength: part.min_length ?? null, maxlength: part.max_length ?? null,
    autofocus: part.focus_on_load ?? null, ...naming(part, options),
  };
  const node = part.multiline
    ? h('textarea', { ...common, rows: '4' })
    : h('input', { ...common, type: inputTypes[part.type] ?? 'text', ...numberRange(part), autocomplete: 'off' });
  node.value = kept;

  node.addEventListener('input', () => {
    value.keep({ value: node.value === '' ? null : node.value });
    if (triggers(part).includes('on_character_entered')) {
      send();
    }
  });
  node.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !part.multiline && !options.silent && triggers(part).includes('on_enter_pressed')) {
      event.preventDefault();
      send();
    }
  });
  const send = () => value.send(node, { value: node.value });
  return part.max_length || part.multiline ? counted(node, part) : node;
}

function numberRange(part) {
  return part.type === 'number_input'
    ? { min: part.min_value ?? null, max: part.max_value ?? null, step: part.is_decimal_allowed ? 'any' : '1', inputmode: part.is_decimal_allowed ? 'decimal' : 'numeric' }
    : {};
}

const triggers = part => part.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];

// How much room is left, once little is.
function counted(node, part) {
  if (!part.max_length) {
    return node;
  }
  const left = h('span', { class: 'field-count', 'aria-live': 'polite' });
  const show = () => {
    const rest = part.max_length - node.value.length;
    left.textContent = rest <= part.max_length * 0.2 ? `${rest} left` : '';
  };
  node.addEventListener('input', show);
  show();
  return h('span', { class: 'field-counted' }, node, left);
}
