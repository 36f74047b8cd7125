// The calendar clock: the workspace's time, which only ever goes forward.
import { post } from './api.js';
import { format, instantOf, localInputValue, zoneOf } from './dates.js';
import { fill, h } from './dom.js';
import { icon } from './icons.js';
import { popup } from './popup.js';
import { toast } from './toasts.js';
import { me, workspace } from './workspace.js';

export function clock(onTurned) {
  const time = h('time', { class: 'clock-time', dataset: { testid: 'clock' } });
  const status = h('span', { class: 'for-readers', role: 'status' });
  const turnButton = (label, title, testid, body, name) =>
    h('button', { type: 'button', class: 'clock-button', title, dataset: { testid }, onclick: () => turn(body()) }, icon(name, 15), h('span', {}, label));
  const goTo = h('button', { type: 'button', class: 'clock-button', 'aria-haspopup': 'dialog', dataset: { testid: 'clock-goto' } }, icon('clock', 15), h('span', {}, 'Go to…'));
  const goToForm = popup(goTo, () => dateForm(instant => {
    goToForm.close();
    turn({ to: instant });
  }), { wide: 280 });
  const node = h('div', { class: 'clock', role: 'group', 'aria-label': 'Calendar clock' },
    time, status,
    turnButton('+1 hour', 'Turn the clock one hour forward', 'clock-hour', () => ({ advance: 'PT1H' }), 'clock'),
    turnButton(['Next morning ', h('span', { class: 'clock-when' }, '09:00')], 'To 09:00 on your next weekday', 'clock-morning', () => ({ next_morning_of: me().id }), 'sun'),
    h('span', { class: 'with-popup' }, goTo, goToForm.layer));

  async function turn(body) {
    if (node.getAttribute('aria-busy') === 'true') {
      return;
    }
    node.setAttribute('aria-busy', 'true');
    status.textContent = 'Turning the clock…';
    try {
      await post('clock', body);
      await onTurned();
      status.textContent = `It is now ${time.textContent}`;
    } catch (refusal) {
      status.textContent = '';
      toast(refusal.code === 'clock_backwards' ? 'Time only goes forward. Choose a later moment.' : refusal.message);
    } finally {
      node.removeAttribute('aria-busy');
    }
  }

  return {
    node,
    show() {
      const now = new Date(workspace.state.clock.now);
      time.setAttribute('datetime', now.toISOString());
      fill(time,
        h('span', { class: 'clock-day' }, format(now, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })),
        ' ', h('strong', {}, format(now, { hour: '2-digit', minute: '2-digit' })),
        ' ', h('span', { class: 'clock-zone' }, zoneName()));
    },
  };
}

function zoneName() {
  return zoneOf(me()).split('/').at(-1).replaceAll('_', ' ');
}

function dateForm(onSubmit) {
  const now = Date.parse(workspace.state.clock.now);
  const field = h('input', {
    type: 'datetime-local', class: 'field', id: 'clock-field', required: true,
    min: localInputValue(now), value: localInputValue(now + 86_400_000), dataset: { testid: 'clock-field', firstFocus: '' },
  });
  return h('form', {
    class: 'clock-form', novalidate: true,
    onsubmit: event => {
      event.preventDefault();
      if (field.value !== '') {
        onSubmit(instantOf(field.value).toISOString());
      }
    },
  },
  h('label', { for: 'clock-field', class: 'input-label' }, `Go to, in ${zoneName()}`), field,
  h('p', { class: 'input-hint' }, 'Time only goes forward. Everything due until then happens.'),
  h('button', { class: 'button button-primary', dataset: { testid: 'clock-go' } }, 'Turn the clock'));
}
