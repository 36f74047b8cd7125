// What is to be seen of a person: there or away, notifications paused, a status.
import { h } from './dom.js';
import { emojiText } from './text/emoji.js';
import { workspace } from './workspace.js';

export function presence(someone) {
  const paused = isPaused(someone) || isQuiet(someone);
  const words = `${someone.deleted ? 'Deactivated' : someone.presence === 'away' ? 'Away' : 'Active'}${paused ? ', notifications paused' : ''}`;
  return h('span', { class: `presence presence-${someone.presence ?? 'active'}${paused ? ' is-paused' : ''}`, role: 'img', 'aria-label': words, title: words }, paused ? 'z' : null);
}

export const isPaused = someone => Boolean(someone.dnd?.snooze_enabled);

function isQuiet({ dnd }) {
  const now = Date.parse(workspace.state.clock.now) / 1000;
  return Boolean(dnd?.dnd_enabled) && dnd.next_dnd_start_ts <= now && now < dnd.next_dnd_end_ts;
}

export function statusOf(someone) {
  return someone.status_text || someone.status_emoji
    ? h('span', { class: 'status', title: someone.status_text, 'aria-label': `Status: ${someone.status_text || someone.status_emoji}` }, emojiText(someone.status_emoji))
    : null;
}
