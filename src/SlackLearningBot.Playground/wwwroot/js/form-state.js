// What a person has put into the elements of one message or view, as Slack keeps it: by block_id and action_id,
// surviving re-renders, laid over what the server remembers.

const forms = new Map();

export function formFor(key, remembered = {}) {
  const form = forms.get(key) ?? new FormState();
  forms.set(key, form);
  form.remembered = remembered ?? {};
  return form;
}

export function forget(key) {
  forms.delete(key);
}

class FormState {
  remembered = {};
  own = {};

  get(blockId, actionId) {
    return this.own[blockId]?.[actionId] ?? this.remembered[blockId]?.[actionId];
  }

  set(blockId, actionId, value) {
    (this.own[blockId] ??= {})[actionId] = value;
  }

  // The bot shows a block anew: what it now says counts again.
  forgetBlock(blockId) {
    delete this.own[blockId];
  }

  // A block that the app took away takes what was put into it along, also when it shows one of that name again.
  keep(blocks) {
    this.own = this.values(blocks);
  }

  // Only what still stands in the message: a value of a block that is gone is not sent.
  values(blocks) {
    const standing = new Set(blocks.map(block => block.block_id));
    return Object.fromEntries(Object.entries(this.own).filter(([blockId]) => standing.has(blockId)));
  }
}
