// Everybody in the workspace, with what an administrator does: deactivate, take back, let somebody new join.
import { post } from './api.js';
import { avatar } from './avatar.js';
import { fill, h, uniqueId } from './dom.js';
import { keepFocusInside } from './focus-trap.js';
import { formDialog } from './form-dialog.js';
import { icon } from './icons.js';
import { presence, statusOf } from './presence.js';
import { placeToasts, showRefusal } from './toasts.js';
import { refreshWorkspace, workspace } from './workspace.js';

export function peopleDialog() {
  const id = uniqueId('people');
  const list = h('ul', { class: 'people-list' });
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': id, dataset: { testid: 'people-dialog' } },
    h('div', { class: 'dialog-head' }, h('h2', { class: 'dialog-title', id }, 'People'),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', dataset: { testid: 'people-close' }, onclick: () => dialog.close() }, icon('close'))),
    h('div', { class: 'dialog-body' }, list));

  const show = () => fill(list, workspace.state.people.filter(someone => !someone.is_bot).map(someone => row(someone, show)));
  keepFocusInside(dialog);
  dialog.addEventListener('close', () => {
    placeToasts();
    dialog.remove();
  });
  show();
  document.body.append(dialog);
  dialog.showModal();
}

function row(someone, show) {
  const self = someone.id === workspace.as;
  const act = async () => {
    try {
      await post('people', { id: someone.id, deleted: !someone.deleted });
      await refreshWorkspace();
      show();
    } catch (refusal) {
      showRefusal(refusal);
    }
  };
  return h('li', { class: `people-row${someone.deleted ? ' is-deleted' : ''}`, dataset: { testid: 'people-row', personId: someone.id } },
    avatar(someone, 34),
    h('span', { class: 'person-option-text' },
      h('span', { class: 'person-option-name' }, someone.real_name, ' ', someone.deleted ? h('span', { class: 'tag' }, 'deactivated') : presence(someone), ' ', statusOf(someone)),
      h('span', { class: 'person-option-title' }, [someone.title, someone.tz].filter(Boolean).join(' · '))),
    self ? h('span', { class: 'muted' }, 'you')
      : h('button', { type: 'button', class: 'button', 'aria-label': `${someone.deleted ? 'Take back' : 'Deactivate'} ${someone.real_name}`, onclick: act }, someone.deleted ? 'Take back' : 'Deactivate'));
}

export function newPerson() {
  formDialog({
    title: 'A new person joins', testid: 'new-person', submit: 'Join',
    fields: [
      { name: 'real_name', label: 'Name', required: true },
      { name: 'title', label: 'What they do' },
      { name: 'tz', label: 'Time zone', value: 'Europe/Stockholm', hint: 'An IANA name, as in Asia/Tokyo' },
    ],
    act: ({ real_name: name, title, tz }) => {
      const handle = name.toLowerCase().normalize('NFD').replace(/[^a-z0-9 ]/g, '').trim().replaceAll(' ', '.') || 'somebody';
      return post('people', { name: handle, real_name: name, title, tz: tz || undefined, email: `${handle}@${workspace.state.team.domain}.example` }).then(refreshWorkspace);
    },
  });
}
