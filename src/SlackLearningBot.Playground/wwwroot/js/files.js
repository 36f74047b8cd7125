// Files under a message: pictures are shown, everything can be downloaded.
import { h } from './dom.js';
import { icon } from './icons.js';
import { workspace } from './workspace.js';

const pictures = /^image\/(png|jpeg|gif|webp|svg\+xml)$/;

export function fileCard(file) {
  const address = addressOf(file);
  const name = file.title || file.name;
  const card = h('a', {
    class: 'file', href: address, download: file.name, 'aria-label': `Download ${name}`, dataset: { testid: 'file', fileId: file.id },
  },
  h('span', { class: 'file-icon', 'aria-hidden': 'true' }, icon('file', 22)),
  h('span', { class: 'file-text' }, h('span', { class: 'file-name' }, name), h('span', { class: 'file-size' }, `${kindOf(file)} · ${sizeOf(file.size ?? 0)}`)),
  icon('download'));
  return pictures.test(file.mimetype) ? picture(file, address, name, card) : card;
}

function picture(file, address, name, card) {
  const image = h('img', { class: 'file-picture', src: address, alt: name, loading: 'lazy', dataset: { testid: 'file-picture' }, onerror: () => image.remove() });
  return h('figure', { class: 'file-figure' }, image, card);
}

// The page has no log-in: who looks stands in the address.
export function addressOf(file) {
  const team = new URLSearchParams(location.search).get('team');
  return `${new URL(file.url, location.href).pathname}?${new URLSearchParams({ as: workspace.as, ...(team ? { team } : {}) })}`;
}

function kindOf(file) {
  return (file.name?.includes('.') ? file.name.split('.').at(-1) : file.mimetype ?? 'file').toUpperCase();
}

export function sizeOf(bytes) {
  if (bytes < 1024) {
    return `${bytes} bytes`;
  }
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
