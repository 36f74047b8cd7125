// Puts the page together: what is shown follows the address, the person and the server's live events.
import { coalesce } from './coalesce.js';
import { drawer } from './drawer.js';
import { listen } from './live.js';
import { modals } from './modal.js';
import { mainPane, threadPane } from './panes.js';
import { readRoute, replaceRoute } from './route.js';
import { sidebar } from './sidebar.js';
import { showRefusal, showToasts } from './toasts.js';
import { topbar } from './topbar.js';
import { channel, choosePerson, onWorkspace, refreshWorkspace, workspace } from './workspace.js';

const find = selector => document.querySelector(selector);
const main = mainPane(find('.main'));
const thread = threadPane(find('.thread'));
const menu = drawer(find('.sidebar'), find('.sidebar-shade'), find('.main'));
const side = sidebar(find('.sidebar'), { onPerson: become, onLeave: menu.close });
const top = topbar(find('.topbar'), { onMenu: menu.toggle, onTurned: () => Promise.all([main.turned(), everything()]) });
const dialogs = modals();
const refresh = coalesce(refreshWorkspace);

function showRoute() {
  const route = knownRoute(readRoute());
  main.open(route);
  thread.open(route);
  side.show(route.channel);
}

// A person's id leads to the conversation with them. An address nobody can see leads to the bot's Home.
function knownRoute(route) {
  const opened = workspace.state.channels.find(place => place.kind === 'im' && place.user === route.channel && !place.unopened);
  if (opened) {
    const there = { ...route, channel: opened.id };
    replaceRoute(there);
    return there;
  }
  if (channel(route.channel) || route.channel === workspace.state.bot.dm) {
    return route;
  }
  const home = { channel: workspace.state.bot.dm, tab: 'home' };
  replaceRoute(home);
  return home;
}

async function become(id) {
  const { channel: here, tab, thread: inThread } = readRoute();
  const wasBot = here === workspace.state.bot.dm;
  try {
    await choosePerson(id);
  } catch (refusal) {
    showRefusal(refusal);
    return;
  }
  if (wasBot) {
    replaceRoute({ channel: workspace.state.bot.dm, tab: tab ?? 'messages' });
  } else if (inThread) {
    replaceRoute({ channel: here });
  }
  showRoute();
  follow();
  find('[data-testid="person-switcher"]').focus();
}

function follow() {
  listen(workspace.as, {
    onEvent: event => {
      if (event.what === 'messages') {
        main.messages(event.channel);
        thread.messages(event.channel);
      }
      refresh().catch(() => {});
    },
    onBack: () => {
      top.connected(true);
      everything().catch(showRefusal);
    },
    onLost: () => top.connected(false),
  });
}

function everything() {
  return Promise.all([refresh(), main.messages(), thread.messages()]);
}

onWorkspace(state => {
  top.show();
  showToasts(state.toasts);
  dialogs.update();
  const here = readRoute().channel;
  if (find('.app').dataset.ready && knownRoute(readRoute()).channel !== here) {
    showRoute();
    main.focusComposer();
    return;
  }
  side.show(here);
  main.refreshHead();
});

async function start() {
  try {
    await refreshWorkspace();
  } catch (refusal) {
    showRefusal(refusal);
    setTimeout(start, 1500);
    return;
  }
  showRoute();
  follow();
  menu.attach(top.menu);
  window.addEventListener('hashchange', showRoute);
  find('.app').inert = false; // nothing can be pressed before there is a workspace
  find('.app').dataset.ready = 'true';
}

find('[data-skip]').addEventListener('click', event => {
  event.preventDefault(); // the address holds the conversation and must not change
  find('.main').focus();
});

// People's time may run: the page looks at the clock again now and then, and when it comes back into view.
const lookAgainAfter = 30_000;
const lookAgain = () => document.visibilityState === 'visible' && workspace.state && refresh().catch(() => {});
setInterval(lookAgain, lookAgainAfter);
document.addEventListener('visibilitychange', lookAgain);
start();
