/** Everything that a person may send by mistake: it is refused, and what they wrote must be nowhere afterwards. */
import { randomUUID } from 'node:crypto';
import { permissions } from '../../../extensions/identity/contracts/permissions.ts';
import type { Drill } from '../context.ts';
import { panelNames, siteNames, type PersonName } from '../people.ts';
import { openChat } from './socket.ts';

const personOf: Readonly<Record<string, PersonName>> = {
  anonymous: 'visitor',
  'super-admin': 'superAdmin',
  'platform-admin': 'platformAdmin',
};
const known: readonly string[] = [...siteNames, ...panelNames];

/** Somebody of a role. */
export const someoneOf = (role: string): PersonName => {
  const name = personOf[role] ?? role;
  return known.includes(name) ? (name as PersonName) : 'visitor';
};

async function send(drill: Drill, who: PersonName, method: string, path: string, rawBody: string) {
  const { bytes } = await drill.ask(who, method, path, { rawBody });
  // Strapi's own routes tell whoever sent a wrong value which one it was; those of the product quote nothing.
  if (path.startsWith('/api/')) drill.refusals.push({ route: `${method} ${path}`, bytes });
}

/** Wrong bodies for every route that takes one: of another shape, with unknown fields, deep, and no JSON at all. */
async function sendWrongBodies(drill: Drill, word: string): Promise<void> {
  const deep = '['.repeat(2_000) + JSON.stringify(word) + ']'.repeat(2_000);
  const wrong = [JSON.stringify({ text: word, [word]: [word], email: word }), `{"text":"${word}`, deep];
  const consultation = drill.id('consultation');
  for (const [route, roles] of Object.entries(permissions)) {
    const [method = '', template = ''] = route.split(' ');
    // A role may sign itself out, and the others still have to ask.
    if (method === 'GET' || method === 'DELETE' || template.endsWith('/logout')) continue;
    const path = template.replace(':id', consultation).replaceAll(/:\w+/g, randomUUID());
    const [role = 'anonymous'] = roles;
    for (const body of wrong) await send(drill, someoneOf(role), method, path, body);
  }
}

/** What is too long, of a wrong type, or for an address that is not there. */
async function sendTooMuch(drill: Drill, word: string): Promise<void> {
  const consultation = `/api/consultations/${drill.id('consultation')}`;
  const long = word.repeat(2_000);
  const file = (content: string) => ({
    fileName: `../${word}.png`,
    content: Buffer.from(content).toString('base64'),
  });
  const message = (text: string) => ({ clientMessageId: randomUUID(), text });
  const note = { saveId: randomUUID(), basedOn: 7, text: word };
  const cases: [PersonName, string, string, unknown][] = [
    ['employee', 'POST', `${consultation}/messages`, message(long)],
    ['employee', 'POST', `${consultation}/attachments`, file(`<html>${word}</html>`)],
    ['employee', 'POST', `${consultation}/attachments`, file(`%PDF-1.7 /JavaScript ${word}`)],
    ['practitioner', 'PUT', `${consultation}/note`, { ...note, text: long }],
    ['practitioner', 'PUT', `${consultation}/note`, note],
    ['colleague', 'POST', `${consultation}/messages`, message(word)],
    ['otherPractitioner', 'PUT', `${consultation}/note`, note],
    ['visitor', 'POST', `${consultation}/messages`, message(word)],
    ['practitioner', 'POST', '/api/my/documents', { kind: 'diploma', ...file(word) }],
    ['practitioner', 'PUT', '/api/my/busy-feed', { address: `http://127.0.0.1/${word}` }],
    [
      'coach',
      'PUT',
      `/api/my/patients/${drill.person('otherPatient').id}/note`,
      { sittingId: randomUUID(), seenRevision: 0, text: word },
    ],
    ['employee', 'POST', `/api/${randomUUID()}`, { text: word }],
    ['visitor', 'POST', '/nowhere', { text: word }],
    [
      'superAdmin',
      'POST',
      '/content-manager/collection-types/api::article.article',
      { title: { [word]: word } },
    ],
  ];
  for (const [who, method, path, body] of cases) await send(drill, who, method, path, JSON.stringify(body));
}

/** Events of a socket that nobody knows, or of a wrong shape. */
async function sendEvents(drill: Drill, word: string): Promise<void> {
  const consultationId = drill.id('consultation');
  const chat = await openChat(drill, 'employee');
  const events: [string, unknown][] = [
    ['chat:nonsense', { text: word }],
    [word, word],
    ['chat:message', { consultationId, clientMessageId: word, text: word }],
    ['chat:message', { consultationId: randomUUID(), clientMessageId: randomUUID(), text: word }],
    ['chat:message', word],
    ['chat:join', { consultationId: word }],
    ['chat:read', { consultationId, position: word }],
  ];
  try {
    for (const [event, payload] of events) {
      const answer = await chat.ask(event, payload);
      drill.refusals.push({
        route: 'an event of a socket',
        bytes: Buffer.from(JSON.stringify(answer ?? null)),
      });
    }
  } finally {
    chat.close();
  }
}

/** A password that was mistyped, and one that was chosen. */
async function sendPasswords(drill: Drill): Promise<void> {
  const word = drill.word('password');
  const { email } = drill.person('colleague');
  const body = { currentPassword: drill.people.password, newPassword: word };
  await send(drill, 'newcomer', 'POST', '/api/auth/change-password', JSON.stringify(body));
  for (const path of ['/api/auth/login', '/admin/login'])
    await send(drill, 'visitor', 'POST', path, JSON.stringify({ email, password: word }));
}

/** Sends all of it. */
export async function plantRefused(drill: Drill): Promise<void> {
  const word = drill.word('input that was refused');
  await sendWrongBodies(drill, word);
  await sendTooMuch(drill, word);
  await sendEvents(drill, word);
  await sendPasswords(drill);
}
