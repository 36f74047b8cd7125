// Every Block Kit element by its type. options: {block, context, ids?, described?, required?, silent?, label?}
import { h } from '../dom.js';
import { button } from './button.js';
import { checkboxes, radioButtons } from './choices.js';
import { datePicker, dateTimePicker, timePicker } from './pickers.js';
import { feedbackButtons, iconButton } from './feedback.js';
import { fileInput } from './file-input.js';
import { overflow } from './overflow.js';
import { externalSelect, staticSelect } from './static-select.js';
import { placeSelect } from './place-select.js';
import { richTextInput } from './rich-text-input.js';
import { textInput } from './text-input.js';
import { picture } from '../blocks/layout.js';

const types = {
  button,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  static_select: staticSelect,
  multi_static_select: staticSelect,
  external_select: externalSelect,
  multi_external_select: externalSelect,
  users_select: placeSelect,
  multi_users_select: placeSelect,
  conversations_select: placeSelect,
  multi_conversations_select: placeSelect,
  channels_select: placeSelect,
  multi_channels_select: placeSelect,
  datepicker: datePicker,
  timepicker: timePicker,
  datetimepicker: dateTimePicker,
  plain_text_input: textInput,
  number_input: textInput,
  email_text_input: textInput,
  url_text_input: textInput,
  rich_text_input: richTextInput,
  file_input: fileInput,
  feedback_buttons: feedbackButtons,
  icon_button: iconButton,
  workflow_button: button,
  image: part => picture(part, 'accessory-image'),
};

export function element(part, options) {
  const build = types[part?.type];
  return build
    ? build(part, { silent: false, ...options })
    : h('span', { class: 'unknown-block', dataset: { testid: 'unknown-element' } }, `This element is not shown here (${part?.type}).`);
}

// A group of choices is named by its legend, not by a label for one control.
export const labelsItself = part => part?.type === 'radio_buttons' || part?.type === 'checkboxes';
