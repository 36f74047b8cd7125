// @slack/socket-mode by itself: says what it hears and acknowledges it.
const { SocketModeClient } = require('@slack/socket-mode');

const tell = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));
const client = new SocketModeClient({
  appToken: process.env.APP_TOKEN,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  clientPingTimeout: 1500,
});

for (const state of ['connected', 'reconnecting', 'disconnected']) client.on(state, () => tell(state));
client.on('message', async ({ event, body, ack, retry_num }) => {
  await ack();
  tell('message', { text: event.text, event_id: body.event_id, retry: retry_num });
});
client.on('slash_commands', async ({ body, ack }) => ack({ text: `Heard ${body.command} ${body.text}` }));

const commands = { disconnect: () => client.disconnect(), start: () => client.start() };
process.stdin.on('data', (line) => commands[String(line).trim()]?.());
process.stdin.on('end', () => process.exit(0));
client.start().then(() => tell('ready'), (error) => tell('failed', { message: String(error.message), error: error.data?.error }));
