// "You are Anna Lindqvist": whose eyes the workspace is seen with.
import { avatar } from './avatar.js';
import { format, zoneOf } from './dates.js';
import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { listbox } from './listbox.js';
import { popup } from './popup.js';
import { presence, statusOf } from './presence.js';
import { me, workspace } from './workspace.js';

export function switcher(onChoose) {
  const button = h('button', { type: 'button', class: 'switcher', 'aria-haspopup': 'listbox', dataset: { testid: 'person-switcher' } });
  const menu = popup(button, () => listbox({
    label: 'See the workspace as',
    isChosen: option => option.value === me().id,
    groups: [{ options: workspace.state.people.filter(other => !other.is_bot && !other.deleted).map(choice) }],
    onChoose: option => {
      menu.close();
      onChoose(option.value);
    },
  }), { wide: 320 });
  menu.layer.dataset.testid = 'person-menu';

  return {
    node: h('div', { class: 'switcher-host with-popup' }, button, menu.layer),
    show() {
      button.dataset.personId = me().id;
      fill(button, h('span', { class: 'switcher-face' }, avatar(me(), 32), presence(me())),
        h('span', { class: 'switcher-text' },
          h('span', { class: 'switcher-name' }, h('span', { class: 'switcher-you' }, 'You are '), me().real_name),
          h('span', { class: 'switcher-title' }, statusOf(me()), me().status_text || me().title)),
        icon('chevron', 16));
    },
  };
}

function choice(other) {
  const time = format(Date.parse(workspace.state.clock.now), { weekday: 'short', hour: '2-digit', minute: '2-digit' }, zoneOf(other));
  return {
    value: other.id,
    text: other.real_name,
    content: () => h('span', { class: 'person-option' }, avatar(other, 28),
      h('span', { class: 'person-option-text' },
        h('span', { class: 'person-option-name' }, other.real_name, ' ', presence(other), statusOf(other), other.is_owner ? h('span', { class: 'tag' }, 'owner') : null),
        h('span', { class: 'person-option-title' }, [other.title, other.note].filter(Boolean).join(' · '))),
      h('span', { class: 'person-option-time' }, time)),
  };
}
