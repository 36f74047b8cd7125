import { h } from '../dom.js';
import { localAddress } from '../route.js';
import { workspace } from '../workspace.js';

const safe = /^(https?:|mailto:|tel:)/i;

// Anything but the safe schemes stays text: a message must not run script.
export function link(url, children) {
  const local = localAddress(url, workspace.state?.team.url);
  if (local) {
    return h('a', { class: 'link', href: local }, children);
  }
  return safe.test(url)
    ? h('a', { class: 'link', href: url, target: '_blank', rel: 'noopener noreferrer' }, children)
    : h('span', { class: 'link-refused', title: 'This address is not opened here' }, children);
}

export const isSafe = url => safe.test(url ?? '');
