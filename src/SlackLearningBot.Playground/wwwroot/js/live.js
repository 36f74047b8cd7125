// Server-sent events with our own reconnect: the browser's gives up on some errors.

import { addressOf } from './api.js';

const longestPause = 10_000;
let source = null;
let timer = 0;

export function listen(as, { onEvent, onBack, onLost }) {
  stop();
  let pause = 500;
  let lost = false;

  const open = () => {
    source = new EventSource(addressOf('live', { as }));
    source.onopen = () => {
      pause = 500;
      if (lost) {
        lost = false;
        onBack();
      }
    };
    source.onmessage = message => onEvent(JSON.parse(message.data));
    source.onerror = () => {
      source.close();
      if (!lost) {
        lost = true;
        onLost();
      }
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPause);
    };
  };
  open();
}

export function stop() {
  clearTimeout(timer);
  source?.close();
  source = null;
}
