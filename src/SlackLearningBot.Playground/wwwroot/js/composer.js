import { post, upload } from './api.js';
import { commandChoices, isCommand, usageOf } from './commands.js';
import { completion } from './completion.js';
import { composerTools } from './composer-tools.js';
import { h, uniqueId } from './dom.js';
import { icon } from './icons.js';
import { channelChoices, emojiChoices, mentionChoices, outgoing } from './mention-choices.js';
import { pendingFiles } from './pending-files.js';
import { toast } from './toasts.js';
import { workspace } from './workspace.js';

const drafts = new Map();

export function composer({ channelId, threadTs, label, onSent, alsoTo }) {
  const draft = `${workspace.as}:${channelId}:${threadTs ?? ''}`;
  const ids = { error: uniqueId('composer-error'), hint: uniqueId('composer-hint') };
  const field = h('textarea', {
    class: 'composer-field', rows: '1', placeholder: label, 'aria-label': label, 'aria-describedby': `${ids.error} ${ids.hint}`,
    dataset: { testid: threadTs ? 'thread-composer' : 'composer' },
  });
  const error = h('p', { class: 'composer-error', id: ids.error, role: 'alert', dataset: { testid: 'composer-error' } });
  const hint = h('p', { class: 'composer-hint', id: ids.hint });
  const send = h('button', { class: 'composer-send', 'aria-label': 'Send', title: 'Send', dataset: { testid: 'send' } }, icon('send', 18));
  const list = completion(field, [threadTs ? () => null : commandChoices, mentionChoices, channelChoices, emojiChoices]);
  const files = pendingFiles(() => changed());
  const also = alsoTo ? h('input', { type: 'checkbox', dataset: { testid: 'also-in-channel' } }) : null;
  const tools = composerTools({ inThread: Boolean(threadTs), onFiles: take, onInsert: insert });
  const node = h('form', { class: 'composer', onsubmit: submit },
    list.node, h('div', { class: 'composer-box' }, field, files.node, h('div', { class: 'composer-bar' }, tools, send)),
    also ? h('label', { class: 'composer-also' }, also, h('span', {}, `Also send to ${alsoTo}`)) : null, error, hint);

  field.value = drafts.get(draft) ?? '';
  field.addEventListener('input', changed);
  field.addEventListener('paste', event => {
    if (event.clipboardData?.files.length > 0) {
      event.preventDefault();
      take([...event.clipboardData.files]);
    }
  });
  field.addEventListener('keydown', event => {
    if (event.isComposing || list.key(event)) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      node.requestSubmit();
    } else if ((event.ctrlKey || event.metaKey) && marks[event.key]) {
      event.preventDefault();
      wrap(marks[event.key]);
    }
  });

  function changed() {
    drafts.set(draft, field.value);
    error.textContent = '';
    hint.textContent = threadTs ? '' : usageOf(field.value);
    send.toggleAttribute('disabled', field.value.trim() === '' && files.list().length === 0);
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 220)}px`;
  }

  async function submit(event) {
    event.preventDefault();
    const text = field.value.trim();
    const picked = files.list();
    if ((text === '' && picked.length === 0) || node.getAttribute('aria-busy') === 'true') {
      return;
    }
    node.setAttribute('aria-busy', 'true');
    field.value = '';
    files.set([]);
    changed();
    try {
      await deliver(text, picked);
      if (also) {
        also.checked = false;
      }
      await onSent?.();
    } catch (refusal) {
      field.value = field.value === '' ? text : field.value;
      files.set([...picked, ...files.list()]);
      changed();
      if (['operation_timeout', 'dispatch_failed'].includes(refusal.code)) {
        toast(refusal.message);
        return;
      }
      error.textContent = refusal.code === 'unknown_command' ? `${text.split(/\s/)[0]} is not a command here. Type / to see the commands.` : refusal.message;
    } finally {
      node.removeAttribute('aria-busy');
    }
  }

  function deliver(text, picked) {
    const to = { as: workspace.as, channel: channelId };
    if (picked.length > 0) {
      return upload({ ...to, thread_ts: threadTs, text: outgoing(text) }, picked);
    }
    if (!isCommand(text)) {
      return post('say', { ...to, text: outgoing(text), thread_ts: threadTs, also_in_channel: also?.checked ?? false });
    }
    return threadTs ? Promise.reject(new Error('Commands do not work in threads. Write it in the conversation.')) : post('command', { ...to, text });
  }

  function take(picked) {
    files.add(picked);
    field.focus();
  }

  function insert(text, instead = false) {
    field.focus();
    field.setRangeText(text, instead ? 0 : field.selectionStart, instead ? field.value.length : field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input'));
  }

  function wrap(mark) {
    const { selectionStart: from, selectionEnd: to, value } = field;
    field.setRangeText(mark + value.slice(from, to) + mark, from, to, 'end');
    field.setSelectionRange(from + 1, to + 1);
    field.dispatchEvent(new Event('input'));
  }

  queueMicrotask(changed);
  return { node, focus: () => field.focus(), take };
}

const marks = { b: '*', i: '_' };
