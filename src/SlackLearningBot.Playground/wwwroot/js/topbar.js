import { clock } from './clock.js';
import { h } from './dom.js';
import { faultsButton } from './faults.js';
import { icon } from './icons.js';

export function topbar(host, { onMenu, onTurned }) {
  const time = clock(onTurned);
  const menu = h('button', { type: 'button', class: 'menu-button', 'aria-label': 'Conversations', 'aria-controls': 'sidebar', 'aria-expanded': 'false', dataset: { testid: 'menu' }, onclick: onMenu }, icon('menu', 20));
  const line = h('span', { class: 'connection', role: 'status', dataset: { testid: 'connection' } });
  host.append(menu,
    h('span', { class: 'brand' }, h('img', { src: 'favicon.svg', alt: '', width: '24', height: '24' }), h('span', {}, 'Playground')),
    time.node, faultsButton(), line);
  return {
    show: time.show,
    menu,
    connected: yes => { line.textContent = yes ? '' : 'Reconnecting…'; },
  };
}
