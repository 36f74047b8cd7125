// An ordinary Bolt app. TRANSPORT=http|socket chooses the receiver; everything else is the same for both.
const { App, HTTPReceiver, SocketModeReceiver } = require('@slack/bolt');

const { TRANSPORT, PORT, SLACK_API_URL, BOT_TOKEN, APP_TOKEN, SIGNING_SECRET } = process.env;
const tell = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

const clientOptions = { slackApiUrl: SLACK_API_URL };
const receiver = TRANSPORT === 'socket'
  ? new SocketModeReceiver({ appToken: APP_TOKEN, clientPingTimeout: 1500, installerOptions: { clientOptions } })
  : new HTTPReceiver({ signingSecret: SIGNING_SECRET });
const app = new App({ token: BOT_TOKEN, receiver, clientOptions });

const plain = (text) => ({ type: 'plain_text', text });
const button = (text, action_id) => ({ type: 'button', text: plain(text), action_id, value: 'pressed' });

const form = () => ({
  type: 'modal',
  callback_id: 'form',
  notify_on_close: true,
  private_metadata: 'kept',
  title: plain('A thing'),
  submit: plain('Send'),
  close: plain('Leave'),
  blocks: [
    { type: 'input', block_id: 'mail', label: plain('E-mail'), element: { type: 'plain_text_input', action_id: 'text' } },
    {
      type: 'input', block_id: 'where', optional: true, label: plain('City'),
      element: { type: 'external_select', action_id: 'city', min_query_length: 2 },
    },
    { type: 'actions', block_id: 'more', elements: [button('Explain', 'explain')] },
  ],
});

app.message('hello', async ({ message, say }) => {
  await say({
    text: `Hello <@${message.user}>`,
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: `Hello <@${message.user}>` } },
      { type: 'actions', block_id: 'choice', elements: [button('Open the form', 'open'), button('Done', 'done')] },
    ],
  });
});

app.event('app_mention', async ({ event, say }) => say({ text: 'You called?', thread_ts: event.ts }));

app.command('/say', async ({ command, ack }) => ack({ response_type: 'in_channel', text: `${command.user_name} says: ${command.text}` }));

app.command('/later', async ({ command, ack, respond }) => {
  await ack();
  await respond(`Later: ${command.text}`);
});

app.action('open', async ({ ack, body, client }) => {
  await ack();
  await client.views.open({ trigger_id: body.trigger_id, view: form() });
});

app.action('done', async ({ ack, respond }) => {
  await ack();
  await respond({ replace_original: true, text: 'All done.' });
});

app.action('explain', async ({ ack, body, client }) => {
  await ack();
  await client.views.push({
    trigger_id: body.trigger_id,
    view: { type: 'modal', callback_id: 'help', title: plain('Help'), close: plain('Back'), blocks: [{ type: 'section', text: plain('Where the thing is sent.') }] },
  });
});

app.options('city', async ({ options, ack }) => {
  const cities = ['Bergen', 'Berlin', 'Bern', 'Oslo'].filter((city) => city.toLowerCase().startsWith(options.value.toLowerCase()));
  await ack({ options: cities.map((city) => ({ text: plain(city), value: city })) });
});

app.view('form', async ({ ack, body, view, client }) => {
  const mail = view.state.values.mail.text.value;
  if (!mail.includes('@')) {
    await ack({ response_action: 'errors', errors: { mail: 'This is no e-mail address.' } });
    return;
  }
  await ack();
  const city = view.state.values.where.city.selected_option;
  await client.chat.postMessage({ channel: body.user.id, text: `Sent to ${mail} in ${city ? city.value : 'no city'} (${view.private_metadata})` });
});

app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
  await ack();
  tell('closed', { cleared: body.is_cleared, user: body.user.id });
});

app.shortcut('ask', async ({ ack, shortcut, client }) => {
  await ack();
  await client.views.open({ trigger_id: shortcut.trigger_id, view: form() });
});

app.shortcut({ callback_id: 'count', type: 'message_action' }, async ({ ack, shortcut, respond }) => {
  await ack();
  await respond(`${shortcut.message.text.length} letters`);
});

app.event('app_home_opened', async ({ event, client }) => {
  if (event.tab !== 'home') return;
  await client.views.publish({
    user_id: event.user,
    view: { type: 'home', blocks: [{ type: 'header', text: plain('Home of Bolt') }, { type: 'actions', elements: [button('Refresh', 'refresh')] }] },
  });
});

app.action('refresh', async ({ ack, body, client }) => {
  await ack();
  await client.views.publish({
    user_id: body.user.id, hash: body.view.hash,
    view: { type: 'home', blocks: [{ type: 'header', text: plain('Fresh home') }] },
  });
});

app.event('reaction_added', async ({ event }) => tell('reaction', { reaction: event.reaction, user: event.user }));

app.error(async (error) => tell('error', { message: String(error.message), data: error.data }));

(async () => {
  await app.start(Number(PORT));
  tell('ready');
})();
process.on('SIGTERM', () => process.exit(0));
process.stdin.on('end', () => process.exit(0)).resume();
