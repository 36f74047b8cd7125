// Files that were picked, dropped or pasted and wait for the message to be sent.
import { fill, h } from './dom.js';
import { sizeOf } from './files.js';
import { icon } from './icons.js';
import { toast } from './toasts.js';

const most = 10;

export function pendingFiles(onChange) {
  let files = [];
  const node = h('ul', { class: 'pending-files', 'aria-label': 'Files to share', hidden: true, dataset: { testid: 'pending-files' } });

  function show() {
    node.hidden = files.length === 0;
    fill(node, files.map(file => h('li', { class: 'pending-file', dataset: { testid: 'pending-file' } },
      preview(file), h('span', { class: 'pending-name' }, file.name, h('span', { class: 'file-size' }, ` ${sizeOf(file.size)}`)),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': `Remove ${file.name}`, onclick: () => set(files.filter(other => other !== file)) }, icon('close', 15)))));
    onChange();
  }

  function set(next) {
    if (next.length > most) {
      toast(`A message takes at most ${most} files.`);
    }
    files = next.slice(0, most);
    show();
  }

  return { node, add: more => set([...files, ...more]), set, list: () => files };
}

function preview(file) {
  if (!/^image\/(png|jpeg|gif|webp)$/.test(file.type)) {
    return icon('file', 18);
  }
  const address = URL.createObjectURL(file);
  return h('img', { class: 'pending-picture', src: address, alt: '', onload: () => URL.revokeObjectURL(address) });
}
