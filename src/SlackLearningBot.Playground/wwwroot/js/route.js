// Addresses: #/C1 · #/D1/home · #/C1/1700000000.000100 (a permalink) · #/C1/thread/1700000000.000100

const tabs = new Set(['home', 'messages', 'about']);

export function readRoute() {
  const [channel = '', second = '', third = ''] = location.hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (second === 'thread') {
    return { channel, thread: third };
  }
  return tabs.has(second) ? { channel, tab: second } : { channel, ts: second || undefined };
}

export function address({ channel, tab, ts, thread }) {
  const rest = thread ? `/thread/${thread}` : tab ? `/${tab}` : ts ? `/${ts}` : '';
  return `#/${channel}${rest}`;
}

export function go(route) {
  location.hash = address(route);
}

export function replaceRoute(route) {
  history.replaceState(null, '', address(route));
}

// A permalink of this workspace opens here instead of in a new tab.
export function localAddress(url, teamUrl) {
  const link = tryUrl(url);
  if (!link) {
    return null;
  }
  const ours = link.origin === location.origin || link.host === tryUrl(teamUrl)?.host;
  const permalink = /^\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?$/.exec(link.pathname);
  if (ours && permalink) {
    return address({ channel: permalink[1], ts: permalink[2] && `${permalink[2]}.${permalink[3]}` });
  }
  return link.origin === location.origin && link.pathname === '/' && link.hash.startsWith('#/') ? link.hash : null;
}

function tryUrl(url) {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}
