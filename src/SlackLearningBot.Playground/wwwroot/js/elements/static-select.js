import { select } from './select.js';
import { textObject } from '../text/text-object.js';
import { emojiText } from '../text/emoji.js';
import { valueOf } from './value.js';

export function staticSelect(part, options) {
  return optionSelect(part, options, { groups: () => groupsOf(part) });
}

export function externalSelect(part, options) {
  const shortest = part.min_query_length ?? 3;
  const find = async query => {
    if (query.length < shortest) {
      return { groups: [], empty: `Type at least ${shortest} ${shortest === 1 ? 'letter' : 'letters'}` };
    }
    try {
      return { groups: groupsOf({ options: await options.context.options(options.block, part, query) }), empty: `Nothing for “${query}”` };
    } catch (refusal) {
      return { groups: [], empty: refusal.message };
    }
  };
  return optionSelect(part, options, { find });
}

function optionSelect(part, options, source) {
  const multi = part.type.startsWith('multi_');
  const external = part.type.endsWith('external_select'); // only the bot knows these options, so they travel whole
  const value = valueOf(part, options);
  const kept = value.read(multi ? { selected_options: part.initial_options ?? [] } : { selected_option: part.initial_option ?? null });
  const chosen = (multi ? kept.selected_options ?? [] : [kept.selected_option]).filter(Boolean).map(choice);

  return select(part, options, {
    ...source,
    multi,
    chosen,
    most: part.max_selected_items,
    onChange: (now, node) => {
      value.keep(multi ? { selected_options: now.map(original) } : { selected_option: now[0] ? original(now[0]) : null });
      const sent = now.map(external ? original : option => option.value);
      value.send(node, multi ? { selected_options: sent } : { selected_option: sent[0] });
    },
  });
}

function groupsOf({ option_groups: groups, options = [] }) {
  const grouped = groups ?? (options[0]?.options ? options : [{ options }]);
  return grouped.map(group => ({ label: emojiText(group.label?.text), options: (group.options ?? []).map(choice) }));
}

function choice(option) {
  return {
    value: option.value,
    text: emojiText(option.text.text),
    content: () => textObject(option.text),
    description: option.description ? textObject(option.description) : null,
    option,
  };
}

const original = ({ option }) => option;
