import { h } from './dom.js';
import { workspace } from './workspace.js';

export function commandChoices(before) {
  if (!/^\/\S*$/.test(before)) {
    return null;
  }
  const typed = before.toLowerCase();
  const choices = workspace.state.commands.filter(known => known.command.startsWith(typed));
  return {
    label: 'Commands',
    from: 0,
    complete: choices.length === 1 && choices[0].command === typed,
    choices: choices.map(known => ({
      insert: `${known.command} `,
      content: () => [
        h('span', { class: 'completion-main' }, h('strong', {}, known.command), ' ', h('span', { class: 'completion-hint' }, known.usage_hint ?? '')),
        h('span', { class: 'completion-side' }, known.description ?? ''),
      ],
    })),
  };
}

// "/learn pause" → the usage of /learn, shown while its words are typed.
export function usageOf(text) {
  const known = workspace.state.commands.find(({ command }) => text.startsWith(`${command} `));
  return known?.usage_hint ? `${known.command} ${known.usage_hint}` : '';
}

export const isCommand = text => /^\/[\w-]+/.test(text);
