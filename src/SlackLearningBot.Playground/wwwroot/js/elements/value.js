// One element's value in its form: read with the initial as fallback, written and (unless silent) sent to the bot.

export function valueOf(part, { block, context, silent }) {
  return {
    read: initial => {
      const kept = context.form.get(block.block_id, part.action_id);
      return kept === undefined ? { type: part.type, ...initial } : kept;
    },
    keep: value => context.form.set(block.block_id, part.action_id, { type: part.type, ...value }),
    send: (node, value) => (silent ? Promise.resolve(true) : context.act(node, block, part, value)),
  };
}

// Attributes every control carries: its name for tests and for people who listen.
export function naming(part, { block, ids, described, required, label, silent }) {
  return {
    id: ids?.control ?? null,
    'aria-label': ids ? null : part.accessibility_label ?? label ?? part.placeholder?.text ?? part.action_id,
    'aria-describedby': described ?? null,
    'aria-required': required && silent !== undefined && ids ? 'true' : null,
    dataset: { actionId: part.action_id, blockId: block.block_id, elementType: part.type },
  };
}

export const sameOption = one => other => one?.value === other?.value;
