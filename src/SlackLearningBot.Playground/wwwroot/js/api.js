// The Playground's control interface. Every answer is JSON; a refusal carries a sentence for the person.

// Another workspace than the demo's is chosen in the address: /?team=T2&as=U9
const team = new URLSearchParams(location.search).get('team') ?? undefined;

export class Refusal extends Error {
  constructor(code, message, answer) {
    super(message);
    this.code = code;
    this.answer = answer;
  }
}

export const addressOf = (path, query) => `/playground/${path}?${new URLSearchParams(present({ ...query, team }))}`;

export const get = (path, query) => ask(addressOf(path, query), {});

export function post(path, body) {
  return ask(`/playground/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ team, ...body }),
  });
}

// Files travel as a form, with the other arguments beside them.
export function upload(body, files, verb = 'upload') {
  const form = new FormData();
  present({ ...body, team }).forEach(([name, value]) => form.append(name, value));
  files.forEach(file => form.append('files', file, file.name));
  return ask(`/playground/${verb}`, { method: 'POST', body: form });
}

async function ask(url, request) {
  let response;
  try {
    response = await fetch(url, request);
  } catch {
    throw new Refusal('unreachable', 'The Playground does not answer. Is it still running?');
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null || answer.ok === false) {
    throw new Refusal(answer?.error ?? `http_${response.status}`, sentence(answer, response.status), answer);
  }
  return answer;
}

const present = query => Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');

const sentences = {
  operation_timeout: 'The app did not answer within 3 seconds. Try again.',
  expired_trigger_id: 'That took too long. Try again.',
};

function sentence(answer, status) {
  return answer?.message ?? sentences[answer?.error] ?? `The Playground answered ${answer?.error ?? status}.`;
}
