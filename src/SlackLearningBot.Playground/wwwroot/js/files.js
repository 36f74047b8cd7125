import { h } from './dom.js';
import { icon } from './icons.js';
import { workspace } from './workspace.js';

export function fileCard(file) {
  const { pathname } = new URL(file.url, location.href);
  const name = file.title || file.name;
  return h('a', {
    class: 'file', href: `${pathname}?as=${workspace.as}`, download: file.name, 'aria-label': `Download ${name}`,
    dataset: { testid: 'file', fileId: file.id },
  },
  h('span', { class: 'file-icon', 'aria-hidden': 'true' }, icon('file', 22)),
  h('span', { class: 'file-text' }, h('span', { class: 'file-name' }, name), h('span', { class: 'file-size' }, `${kindOf(file)} · ${sizeOf(file.size ?? 0)}`)),
  icon('download'));
}

function kindOf(file) {
  return (file.name?.split('.').at(-1) ?? file.mimetype ?? 'file').toUpperCase();
}

function sizeOf(bytes) {
  if (bytes < 1024) {
    return `${bytes} bytes`;
  }
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
