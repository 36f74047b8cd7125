// What holds without any fault: how many calls Slack takes, and the seed of all chance.
import { post } from './api.js';
import { fill, h, uniqueId } from './dom.js';
import { showRefusal, toast } from './toasts.js';

const limits = [
  ['planning', 'Planning rates', rates => `what a careful app counts on: ${rates.posts} posts, ${rates.updates} updates, ${rates.homes} Homes and ${rates.reads} reads a minute and workspace, ${rates.burst} of them at once`],
  ['by_tier', 'Slack’s tiers', () => 'each method its own 1, 20, 50 or 100 calls a minute'],
  ['distributed', 'As for an app from outside the Marketplace', () => 'history is read once a minute, 15 messages at most'],
];

export function faultLimits(refresh) {
  const summary = h('summary', { dataset: { testid: 'faults-more' } });
  const boxes = Object.fromEntries(limits.map(([name]) => [name, h('input', { type: 'checkbox', dataset: { testid: `limit-${name}` }, onchange: event => turn(name, event.target) })]));
  const words = Object.fromEntries(limits.map(([name]) => [name, h('span', { class: 'choice-description' })]));
  const id = uniqueId('seed');
  const seed = h('input', { class: 'field', id, type: 'number', step: '1', required: true, 'aria-describedby': `${id}-hint`, dataset: { testid: 'fault-seed' } });

  async function turn(name, box) {
    try {
      await post('limits', { [name]: box.checked });
    } catch (refusal) {
      showRefusal(refusal);
    }
    await refresh().catch(showRefusal);
  }

  async function sow(event) {
    event.preventDefault();
    try {
      await post('faults', { seed: seed.value });
      toast(`Chance begins from ${seed.value} in rules set from now on.`, 'done');
      await refresh();
    } catch (refusal) {
      showRefusal(refusal);
    }
  }

  const show = state => {
    limits.forEach(([name, , explain]) => {
      boxes[name].checked = state.limits[name];
      fill(words[name], explain(state.limits.rates));
    });
    if (document.activeElement !== seed) {
      seed.value = state.seed;
    }
    const on = limits.filter(([name]) => state.limits[name]).map(([, label]) => label.toLowerCase().replace('slack', 'Slack').replace('marketplace', 'Marketplace'));
    fill(summary, 'Limits and chance', h('span', { class: 'muted' }, ` ${on.length === 0 ? 'no limits' : on.join(', ')} · seed ${state.seed}`));
  };

  const node = h('details', { class: 'faults-section faults-more' }, summary,
    h('fieldset', { class: 'choices' }, h('legend', { class: 'input-label' }, 'More calls than these are refused with HTTP 429'),
      limits.map(([name, label]) => h('label', { class: 'choice' }, boxes[name], h('span', {}, label, words[name])))),
    h('form', { class: 'fault-seed', novalidate: true, onsubmit: sow },
      h('div', { class: 'input' }, h('label', { class: 'input-label', for: id }, 'Seed of chance'), seed,
        h('p', { class: 'input-hint', id: `${id}-hint` }, 'The same seed and the same rules strike the same calls. It holds for rules set from now on.')),
      h('button', { class: 'button', dataset: { testid: 'fault-sow' } }, 'Use this seed')));
  return { node, show };
}
