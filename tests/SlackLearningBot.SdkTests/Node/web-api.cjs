// @slack/web-api by itself: one step a run, named by the first argument. A step that fails exits with its reason.
const assert = require('node:assert/strict');
const { WebClient, ErrorCode } = require('@slack/web-api');

const client = new WebClient(process.env.BOT_TOKEN, { slackApiUrl: process.env.SLACK_API_URL });
const { ANNA, BEN, GENERAL, LEARNING } = process.env;

async function refused(call, error) {
  const failure = await call().then(() => assert.fail(`expected ${error}`), (reason) => reason);
  assert.equal(failure.data?.error, error);
  assert.equal(failure.code, ErrorCode.PlatformError);
  return failure;
}

async function all(method, options, key) {
  const found = [];
  let pages = 0;
  for await (const page of client.paginate(method, options)) {
    found.push(...page[key]);
    pages += 1;
  }
  return { found, pages };
}

const steps = {
  async 'who am I'() {
    const me = await client.auth.test();
    assert.match(me.bot_id, /^B/);
    assert.equal((await client.api.test({ foo: 'bar' })).args.foo, 'bar');
    assert.equal((await client.team.info()).team.id, me.team_id);
    assert.equal((await client.bots.info({ bot: me.bot_id })).bot.user_id, me.user_id);
  },
  async 'users in pages'() {
    const { found, pages } = await all('users.list', { limit: 2 }, 'members');
    assert.ok(pages >= 3, `${pages} pages`);
    assert.equal(new Set(found.map((user) => user.id)).size, found.length);
    assert.ok(found.some((user) => user.id === ANNA));
    assert.equal((await client.users.info({ user: ANNA, include_locale: true })).user.locale, 'en-GB');
    assert.equal((await client.users.lookupByEmail({ email: 'ben@juniper.example' })).user.id, BEN);
    assert.ok((await client.users.profile.get({ user: ANNA })).profile.real_name);
    assert.equal((await client.users.getPresence({ user: ANNA })).presence, 'active');
  },
  async 'conversations and members in pages'() {
    const { found, pages } = await all('conversations.list', { limit: 1, types: 'public_channel' }, 'channels');
    assert.ok(pages >= 4, `${pages} pages`);
    assert.ok(found.every((channel) => channel.is_channel));
    const members = await all('conversations.members', { channel: LEARNING, limit: 3 }, 'members');
    assert.ok(members.pages >= 2 && members.found.includes(ANNA));
    assert.equal((await client.conversations.info({ channel: GENERAL, include_num_members: true })).channel.name, 'general');
  },
  async 'history in pages'() {
    for (let i = 1; i <= 5; i += 1) await client.chat.postMessage({ channel: LEARNING, text: `page ${i}` });
    const { found, pages } = await all('conversations.history', { channel: LEARNING, limit: 2 }, 'messages');
    assert.ok(pages >= 3);
    assert.deepEqual(found.slice(0, 5).map((message) => message.text), [5, 4, 3, 2, 1].map((i) => `page ${i}`));
  },
  async 'post, update, thread, permalink, delete'() {
    const posted = await client.chat.postMessage({
      channel: LEARNING, text: 'first', metadata: { event_type: 'trial', event_payload: { n: 1 } },
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*first*' } }],
    });
    const reply = await client.chat.postMessage({ channel: LEARNING, thread_ts: posted.ts, text: 'reply', reply_broadcast: true });
    const updated = await client.chat.update({ channel: LEARNING, ts: posted.ts, text: 'second' });
    assert.equal(updated.text, 'second');
    const replies = await client.conversations.replies({ channel: LEARNING, ts: posted.ts });
    assert.deepEqual(replies.messages.map((message) => message.ts), [posted.ts, reply.ts]);
    assert.match((await client.chat.getPermalink({ channel: LEARNING, message_ts: posted.ts })).permalink, /archives/);
    assert.ok((await client.chat.postEphemeral({ channel: LEARNING, user: ANNA, text: 'psst' })).message_ts);
    await client.chat.delete({ channel: LEARNING, ts: reply.ts });
    await refused(() => client.chat.delete({ channel: LEARNING, ts: reply.ts }), 'message_not_found');
  },
  async 'a direct message'() {
    const opened = await client.conversations.open({ users: ANNA });
    const posted = await client.chat.postMessage({ channel: opened.channel.id, text: 'hello' });
    assert.equal(posted.channel, opened.channel.id);
    await client.conversations.open({ users: `${ANNA},${BEN}` });
  },
  async 'a home, and its hash'() {
    const home = (text) => ({ type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text } }] });
    const first = await client.views.publish({ user_id: BEN, view: home('one') });
    await client.views.publish({ user_id: BEN, hash: first.view.hash, view: home('two') });
    await refused(() => client.views.publish({ user_id: BEN, hash: first.view.hash, view: home('three') }), 'hash_conflict');
    await refused(() => client.views.open({ trigger_id: '1.2.3', view: { ...home('x'), type: 'modal', title: { type: 'plain_text', text: 't' } } }), 'invalid_trigger_id');
  },
  async 'a file'() {
    const text = 'user,level\n'.repeat(500);
    const uploaded = await client.files.uploadV2({ channel_id: LEARNING, filename: 'people.csv', title: 'People', file: Buffer.from(text), initial_comment: 'the list' });
    const file = uploaded.files[0].files[0];
    assert.equal(file.title, 'People');
    const info = await client.files.info({ file: file.id });
    assert.equal(info.file.name, 'people.csv');
    const body = await fetch(info.file.url_private, { headers: { authorization: `Bearer ${process.env.BOT_TOKEN}` } });
    assert.equal(await body.text(), text);
    await client.files.uploadV2({ channel_id: LEARNING, file_uploads: [{ filename: 'a.txt', content: 'a' }, { filename: 'b.txt', content: 'b' }] });
  },
  async 'reactions'() {
    const { ts } = await client.chat.postMessage({ channel: LEARNING, text: 'like me' });
    await client.reactions.add({ channel: LEARNING, timestamp: ts, name: 'thumbsup' });
    await refused(() => client.reactions.add({ channel: LEARNING, timestamp: ts, name: 'thumbsup' }), 'already_reacted');
    const { message } = await client.reactions.get({ channel: LEARNING, timestamp: ts });
    assert.equal(message.reactions[0].count, 1);
    await client.reactions.remove({ channel: LEARNING, timestamp: ts, name: 'thumbsup' });
    await refused(() => client.reactions.remove({ channel: LEARNING, timestamp: ts, name: 'thumbsup' }), 'no_reaction');
  },
  async 'scheduled messages'() {
    const post_at = Math.floor(Date.now() / 1000) + 3600;
    const one = await client.chat.scheduleMessage({ channel: LEARNING, text: 'later', post_at });
    await client.chat.scheduleMessage({ channel: LEARNING, text: 'later still', post_at: post_at + 60 });
    const { found, pages } = await all('chat.scheduledMessages.list', { channel: LEARNING, limit: 1 }, 'scheduled_messages');
    assert.ok(pages >= 2);
    assert.ok(found.some((message) => message.id === one.scheduled_message_id));
    await client.chat.deleteScheduledMessage({ channel: LEARNING, scheduled_message_id: one.scheduled_message_id });
    await refused(() => client.chat.scheduleMessage({ channel: LEARNING, text: 'past', post_at: 1 }), 'time_in_past');
  },
  async 'a channel from its making to its end'() {
    const { channel } = await client.conversations.create({ name: 'trial-channel', is_private: false });
    await client.conversations.invite({ channel: channel.id, users: `${ANNA},${BEN}` });
    await client.conversations.setTopic({ channel: channel.id, topic: 'Trials' });
    await client.conversations.setPurpose({ channel: channel.id, purpose: 'To try' });
    await client.conversations.rename({ channel: channel.id, name: 'trial-two' });
    await client.conversations.kick({ channel: channel.id, user: BEN });
    assert.deepEqual((await client.conversations.members({ channel: channel.id })).members.includes(BEN), false);
    await client.conversations.archive({ channel: channel.id });
    await refused(() => client.chat.postMessage({ channel: channel.id, text: 'too late' }), 'is_archived');
    await refused(() => client.conversations.create({ name: 'trial-two' }), 'name_taken');
    await client.conversations.join({ channel: GENERAL });
    await refused(() => client.conversations.leave({ channel: GENERAL }), 'cant_leave_general');
  },
  async 'user groups and do not disturb'() {
    assert.ok(Array.isArray((await client.usergroups.list({ include_users: true })).usergroups));
    assert.equal(typeof (await client.dnd.info({ user: ANNA })).dnd_enabled, 'boolean');
    assert.ok((await client.dnd.teamInfo({ users: `${ANNA},${BEN}` })).users[ANNA]);
  },
  async 'errors say what is wrong'() {
    await refused(() => client.chat.postMessage({ channel: 'C0NOWHERE00', text: 'x' }), 'channel_not_found');
    await refused(() => client.users.info({ user: 'U0NOBODY000' }), 'user_not_found');
    await refused(() => client.apiCall('no.such.method'), 'unknown_method');
    await refused(() => new WebClient('xoxb-wrong', { slackApiUrl: process.env.SLACK_API_URL }).auth.test(), 'invalid_auth');
    const blocks = await refused(() => client.chat.postMessage({ channel: LEARNING, text: 'x', blocks: [{ type: 'section' }] }), 'invalid_blocks');
    assert.ok(blocks.data.response_metadata.messages.length > 0);
  },
  async 'a missing scope'() {
    const failure = await refused(() => client.users.list(), 'missing_scope');
    assert.equal(failure.data.needed, 'users:read');
    assert.equal(failure.data.provided, 'chat:write');
    assert.deepEqual(failure.data.response_metadata.acceptedScopes, ['users:read']);
    assert.deepEqual(failure.data.response_metadata.scopes, ['chat:write']);
  },
  async 'a rate limit is waited for'() {
    const before = Date.now();
    await client.chat.postMessage({ channel: LEARNING, text: 'after the limit' });
    assert.ok(Date.now() - before >= 1000, `${Date.now() - before} ms`);
  },
  async 'a rate limit can be refused'() {
    const hasty = new WebClient(process.env.BOT_TOKEN, { slackApiUrl: process.env.SLACK_API_URL, rejectRateLimitedCalls: true });
    const failure = await hasty.auth.test().then(() => assert.fail('expected a limit'), (reason) => reason);
    assert.equal(failure.code, ErrorCode.RateLimitedError);
    assert.equal(failure.retryAfter, 7);
  },
};

const step = process.argv[2];
Promise.resolve(steps[step] ? steps[step]() : assert.fail(`There is no step '${step}'.`)).then(
  () => console.log('fine'),
  (error) => {
    console.error(error.stack, error.data ? JSON.stringify(error.data) : '');
    process.exitCode = 1;
  },
);
