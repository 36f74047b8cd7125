import { withEmoji } from './emoji.js';
import { mrkdwn } from './mrkdwn.js';

// A Slack text object: {type: "mrkdwn"|"plain_text", text, emoji, verbatim}.
export function textObject(text) {
  if (!text) {
    return [];
  }
  if (text.type === 'mrkdwn') {
    return mrkdwn(text.text);
  }
  return text.emoji === false ? [text.text ?? ''] : withEmoji(text.text ?? '');
}
