import { h } from './dom.js';
import { icon } from './icons.js';

const palette = ['#6b3fa0', '#0b6e69', '#a63d57', '#8a5a00', '#2f5fb3', '#3f6b2a', '#9a3412', '#5b5675'];

export function avatar(person, size = 36) {
  const letters = person?.avatar ?? initials(person?.real_name ?? person?.name ?? '?');
  const node = h('span', { class: `avatar${person?.is_bot ? ' avatar-app' : ''}`, 'aria-hidden': 'true' },
    person?.is_bot ? icon('check', size * 0.6) : letters);
  node.style.setProperty('--avatar-size', `${size}px`);
  node.style.setProperty('--avatar-colour', colour(person));
  return node;
}

function initials(name) {
  return name.split(/\s+/).map(word => word[0]).slice(0, 2).join('').toUpperCase();
}

function colour(person) {
  if (/^#?[0-9a-f]{6}$/i.test(person?.color ?? '')) {
    return `#${person.color.replace('#', '')}`;
  }
  const sum = [...(person?.id ?? '')].reduce((total, letter) => total + letter.charCodeAt(0), 0);
  return palette[sum % palette.length];
}
