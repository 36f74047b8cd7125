// file_input: files go to the Playground as soon as they are picked; the form holds their ids.
import { upload } from '../api.js';
import { fill, h } from '../dom.js';
import { sizeOf } from '../files.js';
import { icon } from '../icons.js';
import { showRefusal, toast } from '../toasts.js';
import { workspace } from '../workspace.js';
import { naming, valueOf } from './value.js';

export function fileInput(part, options) {
  const value = valueOf(part, options);
  const most = part.max_files ?? 10;
  let files = value.read({ files: [] }).files ?? [];
  const list = h('ul', { class: 'pending-files' });
  const field = h('input', {
    type: 'file', class: 'field', multiple: most > 1, accept: part.filetypes?.map(kind => `.${kind}`).join(',') ?? null, ...naming(part, options), onchange: pick,
  });

  async function pick() {
    const picked = [...field.files];
    field.value = '';
    if (files.length + picked.length > most) {
      toast(`At most ${most} ${most === 1 ? 'file' : 'files'}.`);
      return;
    }
    try {
      const answer = await upload({ as: workspace.as }, picked, 'pick');
      set([...files, ...answer.files]);
    } catch (refusal) {
      showRefusal(refusal);
    }
  }

  function set(next) {
    files = next;
    value.keep({ files });
    show();
  }

  function show() {
    fill(list, files.map(file => h('li', { class: 'pending-file' }, icon('file', 16), h('span', { class: 'pending-name' }, file.name, ' ', h('span', { class: 'file-size' }, sizeOf(file.size ?? 0))),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': `Remove ${file.name}`, onclick: () => set(files.filter(other => other !== file)) }, icon('close', 14)))));
  }

  show();
  return h('div', { class: 'file-input' }, field, list);
}
