// A Bolt app for any number of workspaces: people install it through its own pages, and it answers with the token it was given.
const { App, HTTPReceiver } = require('@slack/bolt');

const { PORT, SLACK_API_URL, SLACK_URL, CLIENT_ID, CLIENT_SECRET, SIGNING_SECRET } = process.env;
const tell = (what, more = {}) => console.log(JSON.stringify({ what, ...more }));

const installations = new Map();
const clientOptions = { slackApiUrl: SLACK_API_URL };
const receiver = new HTTPReceiver({
  signingSecret: SIGNING_SECRET,
  clientId: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  stateSecret: 'only for trying',
  scopes: ['chat:write', 'im:history', 'commands'],
  redirectUri: `http://127.0.0.1:${PORT}/slack/oauth_redirect`,
  installationStore: {
    storeInstallation: async (installation) => {
      installations.set(installation.team.id, installation);
      tell('installed', { team: installation.team.id, by: installation.user.id, scopes: installation.bot.scopes, bot: installation.bot.userId });
    },
    fetchInstallation: async ({ teamId }) => installations.get(teamId),
    deleteInstallation: async ({ teamId }) => installations.delete(teamId),
  },
  installerOptions: { directInstall: true, redirectUriPath: '/slack/oauth_redirect', authorizationUrl: `${SLACK_URL}oauth/v2/authorize`, clientOptions },
});
const app = new App({ receiver, clientOptions }); // without a token of its own, it takes each workspace's from the store
app.message('hello', async ({ say, context }) => say(`Installed as <@${context.botUserId}>`));
app.error(async (error) => tell('error', { message: String(error.message), data: error.data }));
app.start(Number(PORT)).then(() => tell('ready'));
process.stdin.on('end', () => process.exit(0)).resume();
