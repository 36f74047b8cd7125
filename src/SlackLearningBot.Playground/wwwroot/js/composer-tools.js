// The buttons under the text field: add a file, shortcuts and commands, emoji.
import { post } from './api.js';
import { h } from './dom.js';
import { emojiButton } from './emoji-picker.js';
import { icon } from './icons.js';
import { menuButton } from './menu.js';
import { showRefusal } from './toasts.js';
import { workspace } from './workspace.js';

export function composerTools({ inThread, onFiles, onInsert }) {
  const picker = h('input', {
    type: 'file', multiple: true, hidden: true, 'aria-hidden': 'true', tabindex: '-1', dataset: { testid: 'file-picker' },
    onchange: () => {
      onFiles([...picker.files]);
      picker.value = '';
    },
  });
  return h('div', { class: 'composer-tools' }, picker,
    h('button', { type: 'button', class: 'icon-button', title: 'Add files', 'aria-label': 'Add files', dataset: { testid: 'add-files' }, onclick: () => picker.click() }, icon('attach', 18)),
    inThread ? null : menuButton({
      label: 'Shortcuts and commands', content: icon('bolt', 18), testid: 'shortcuts', wide: 330, searchable: true,
      items: () => [{ label: 'Shortcuts', options: shortcuts() }, { label: 'Commands', options: commands(onInsert) }],
    }),
    emojiButton({ label: 'Emoji', content: icon('smile', 18), testid: 'emoji', onPick: name => onInsert(`:${name}: `) }));
}

function shortcuts() {
  return workspace.state.shortcuts.filter(known => !known.on_messages).map(known => ({
    text: known.name, value: known.callback_id, description: `${known.description} · ${workspace.state.bot.name}`,
    act: () => post('shortcut', { as: workspace.as, callback_id: known.callback_id }).catch(showRefusal),
  }));
}

function commands(onInsert) {
  return workspace.state.commands.map(known => ({
    text: known.command, value: known.command, description: known.description, act: () => onInsert(`${known.command} `, true),
  }));
}
