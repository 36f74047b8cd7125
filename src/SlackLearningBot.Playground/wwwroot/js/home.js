// The bot's Home and About tabs.
import { post } from './api.js';
import { avatar } from './avatar.js';
import { showBlocks } from './blocks/blocks.js';
import { h } from './dom.js';
import { formFor } from './form-state.js';
import { renderContext } from './interaction.js';
import { keepFocus } from './message.js';
import { showRefusal } from './toasts.js';
import { refreshWorkspace, workspace } from './workspace.js';

export function homeTab() {
  const body = h('div', { class: 'home-body', tabindex: '-1' });
  const node = h('div', { class: 'home', tabindex: '0', role: 'region', 'aria-label': `Home of ${workspace.state.bot.name}`, dataset: { testid: 'home' } }, body);
  let viewId = null;
  let shown = null;
  let context = null;
  let form = null;

  function update() {
    shown = workspace.state.home;
    node.dataset.hash = shown?.hash ?? '';
    if (!shown) {
      body.replaceChildren(h('p', { class: 'home-empty' }, 'One moment: the app is putting its Home together.'));
      body.shownBlocks = [];
      return;
    }
    form = formFor(`${workspace.as}:${shown.id}`, shown.state?.values);
    form.keep(shown.blocks ?? []);
    if (viewId !== shown.id) {
      viewId = shown.id;
      context = renderContext({ container: { type: 'view', view_id: shown.id }, form, blocks: () => shown.blocks });
    }
    keepFocus(body, () => showBlocks(body, shown.blocks ?? [], context));
  }

  return {
    node,
    update,
    opened: () => post('home', { as: workspace.as }).then(refreshWorkspace).catch(showRefusal),
  };
}

export function aboutTab() {
  const { bot, commands, team } = workspace.state;
  return h('div', { class: 'home about', tabindex: '0', role: 'region', 'aria-label': `About ${bot.name}` }, h('div', { class: 'home-body' },
    h('div', { class: 'about-head' }, avatar({ id: bot.user_id, is_bot: true }, 56), h('div', {}, h('h2', {}, bot.name), h('p', { class: 'muted' }, `An app in ${team.name}`))),
    h('h3', {}, 'Commands'),
    h('dl', { class: 'about-commands' }, commands.map(known => [
      h('dt', {}, h('code', { class: 'code' }, `${known.command} ${known.usage_hint ?? ''}`.trim())), h('dd', {}, known.description ?? ''),
    ])),
    h('h3', {}, 'In this Playground'),
    h('p', {}, 'You see the workspace as one of its people and can change who you are at the foot of the sidebar. The clock above is the workspace’s own time: turn it forward and everything due until then happens.'),
    h('p', { class: 'muted' }, `App ${bot.app_id} · user ${bot.user_id}`)));
}
