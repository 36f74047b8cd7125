// Files dragged over a conversation: a sign where they would go, and then they are handed over.
import { h } from './dom.js';
import { icon } from './icons.js';

export function dropZone(node, { label, onFiles }) {
  const sign = h('div', { class: 'drop-sign', 'aria-hidden': 'true', hidden: true }, icon('upload', 28), h('span', {}, label));
  node.append(sign);
  let depth = 0;
  const leave = () => {
    depth = 0;
    sign.hidden = true;
  };
  node.addEventListener('dragenter', event => {
    if (hasFiles(event)) {
      depth += 1;
      sign.hidden = false;
    }
  });
  node.addEventListener('dragover', event => hasFiles(event) && event.preventDefault());
  node.addEventListener('dragleave', () => {
    depth -= 1;
    if (depth <= 0) {
      leave();
    }
  });
  node.addEventListener('drop', event => {
    leave();
    if (hasFiles(event)) {
      event.preventDefault();
      onFiles([...event.dataTransfer.files]);
    }
  });
}

const hasFiles = event => [...(event.dataTransfer?.types ?? [])].includes('Files');
