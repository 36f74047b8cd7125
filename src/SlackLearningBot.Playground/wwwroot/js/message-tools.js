// What can be done with a message: the bar that shows while it is pointed at or holds the focus.
import { post } from './api.js';
import { h } from './dom.js';
import { emojiButton } from './emoji-picker.js';
import { icon } from './icons.js';
import { menuButton } from './menu.js';
import { react } from './reactions.js';
import { address, go } from './route.js';
import { confirmed } from './confirm.js';
import { showRefusal, toast } from './toasts.js';
import { me, workspace } from './workspace.js';

export function messageTools({ channelId, inThread, message, onEdit }) {
  if (message.ephemeral) {
    return [];
  }
  const thread = message.thread_ts ?? message.ts;
  return [
    emojiButton({ label: 'React', content: icon('smile', 17), testid: 'react', onPick: name => react(channelId, message, name) }),
    inThread ? null : h('a', {
      class: 'icon-button', href: address({ channel: channelId, thread }), title: 'Reply in thread', 'aria-label': 'Reply in thread', dataset: { testid: 'reply' },
    }, icon('reply', 17)),
    menuButton({
      label: 'More actions', content: icon('more', 17), testid: 'message-more', wide: 290, items: () => [
        { label: 'Shortcuts', options: shortcuts(channelId, message) },
        { label: 'Message', options: [
          { text: 'Copy link', act: () => copyLink(channelId, message) },
          inThread ? null : { text: 'Reply in thread', act: () => go({ channel: channelId, thread }) },
          isMine(message) ? { text: 'Edit message', act: onEdit } : null,
          isMine(message) ? { text: 'Delete message…', act: () => remove(channelId, message) } : null,
        ] },
      ],
    }),
  ];
}

const isMine = message => message.user === me().id && !message.bot_id && (!message.subtype || message.subtype === 'file_share' || message.subtype === 'thread_broadcast');

function shortcuts(channelId, message) {
  return workspace.state.shortcuts.filter(known => known.on_messages).map(known => ({
    text: known.name, description: `${known.description} · ${workspace.state.bot.name}`, value: known.callback_id,
    act: () => post('shortcut', { as: workspace.as, channel: channelId, ts: message.ts, callback_id: known.callback_id }).catch(showRefusal),
  }));
}

async function copyLink(channelId, message) {
  const link = new URL(`/archives/${channelId}/p${message.ts.replace('.', '')}`, location.origin).href;
  await navigator.clipboard?.writeText(link).then(() => toast('Link copied.', 'done'), () => toast(link, 'done'));
}

async function remove(channelId, message) {
  const yes = await confirmed({
    title: { text: 'Delete this message?' }, text: { text: 'It goes for everybody in the conversation.' }, confirm: { text: 'Delete' }, style: 'danger',
  });
  if (yes) {
    await post('delete', { as: workspace.as, channel: channelId, ts: message.ts }).catch(showRefusal);
  }
}
