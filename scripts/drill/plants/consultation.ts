/** Plants of a consultation, from a practitioner's profile to what the two write: booked, held and completed through the API. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Drill } from '../context.ts';
import { openChat } from './socket.ts';

/** A page as small as a PDF can be, with a word on it; in its metadata it would be taken out. */
export function pdfWith(word: string): string {
  const text = `BT /F1 18 Tf 60 760 Td (${word}) Tj ET`;
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj',
      `4 0 obj<</Length ${text.length}>>stream\n${text}\nendstream endobj`,
      'trailer<</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  ).toString('base64');
}

const twice = (word: string) => `${word} **bonjour** ${word}`;

/** The profile with its phone, the documents, the decision, the hours, and the calendar of elsewhere. */
export async function plantPractitioner(drill: Drill): Promise<void> {
  const phone = `+3319900${String(Math.floor(Math.random() * 9000) + 1000)}`;
  await drill.tell('practitioner', 'PUT', '/api/my/profile', {
    displayName: 'Dr Drill',
    title: 'Psychologue',
    gender: 'female',
    specialities: ['sleep'],
    languages: ['fr'],
    modes: ['video'],
    city: null,
    experienceYears: 8,
    bio: drill.publicWord('profile'),
    diplomas: 'Master',
    fallbackPhone: drill.own('phone of a practitioner', phone),
  });
  const { id } = await drill.tell<{ id: string }>('practitioner', 'POST', '/api/my/documents', {
    kind: 'registration',
    number: drill.word('number of a document'),
    expiresOn: null,
    fileName: `${drill.word('name of a document')}.pdf`,
    content: pdfWith(drill.word('document of a practitioner')),
  });
  drill.ids.set('document', id);
  const path = `/api/practitioner-verifications/${drill.person('practitioner').id}`;
  const { revision } = await drill.tell<{ revision: number }>('platformAdmin', 'GET', path);
  await drill.tell('platformAdmin', 'POST', `${path}/decision`, { status: 'verified', reason: '', revision });
  await drill.ask('platformAdmin', 'GET', `/api/practitioner-documents/${id}/file`);
  const hours = { startTime: '00:00', endTime: '24:00', timeZone: 'UTC', minimumNoticeMinutes: 0 };
  const rules = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...hours }));
  await drill.tell('practitioner', 'PUT', '/api/my/availability', { rules, exceptions: [] });
  await drill.tell('practitioner', 'PUT', '/api/my/busy-feed', {
    address: `https://calendar.drill.example/${drill.word('address of a busy calendar')}/basic.ics`,
  });
}

/** Has the consultation begin a minute ago, behind the back of its guards, so that nobody waits for it. */
async function beginNow(drill: Drill, id: string): Promise<void> {
  const client = new pg.Client({ connectionString: drill.product.adminUrl });
  await client.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    await client.query(
      `update care.consultations set starts_at = now() - interval '1 minute', ends_at = now() + interval '49 minutes' where id = $1`,
      [id],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function book(drill: Drill): Promise<string> {
  const practitionerId = drill.person('practitioner').id;
  const [from, to] = [1, 2].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const slots = await drill.tell<{ startsAt: string }[]>(
    'employee',
    'GET',
    `/api/practitioners/${practitionerId}/slots?from=${from}&to=${to}`,
  );
  const startsAt = slots[0]?.startsAt;
  const { id } = await drill.tell<{ id: string }>('employee', 'POST', '/api/consultations', {
    practitionerId,
    startsAt,
    type: 'video',
  });
  await drill.tell('practitioner', 'POST', `/api/consultations/${id}/confirm`);
  drill.ids.set('consultation', id);
  return id;
}

async function plantChat(drill: Drill, id: string): Promise<void> {
  const messages = `/api/consultations/${id}/messages`;
  const { id: file } = await drill.tell<{ id: string }>(
    'employee',
    'POST',
    `/api/consultations/${id}/attachments`,
    { fileName: `${drill.word('name of an attachment')}.pdf`, content: pdfWith(drill.word('attachment')) },
  );
  drill.ids.set('attachment', file);
  await drill.tell('employee', 'POST', messages, {
    clientMessageId: randomUUID(),
    text: twice(drill.word('message over HTTP')),
    attachmentIds: [file],
  });
  const chat = await openChat(drill, 'practitioner');
  try {
    await chat.ask('chat:join', { consultationId: id });
    const answer = await chat.ask('chat:message', {
      consultationId: id,
      clientMessageId: randomUUID(),
      text: twice(drill.word('message over a socket')),
    });
    if (answer?.ok !== true) throw new Error('the message over a socket was not taken');
  } finally {
    chat.close();
  }
}

async function plantNotes(drill: Drill, id: string): Promise<void> {
  const path = `/api/consultations/${id}/note`;
  const save = (basedOn: number, text: string) =>
    drill.tell<{ revision: number }>('practitioner', 'PUT', path, { saveId: randomUUID(), basedOn, text });
  const shared = await save(0, twice(drill.word('shared clinical note')));
  await drill.tell('practitioner', 'POST', `${path}/share`, { revision: shared.revision });
  await save(shared.revision, twice(drill.word('clinical note')));
}

/** A consultation with its messages and notes, completed and rated. */
export async function plantConsultation(drill: Drill): Promise<void> {
  const id = await book(drill);
  await plantChat(drill, id);
  await beginNow(drill, id);
  await drill.tell('practitioner', 'POST', `/api/consultations/${id}/start`);
  await plantNotes(drill, id);
  await drill.tell('practitioner', 'POST', `/api/consultations/${id}/complete`);
  await drill.tell('employee', 'PUT', `/api/consultations/${id}/rating`, { score: 5 });
}

/** What a coach writes down about somebody they follow. */
export async function plantCoachNote(drill: Drill): Promise<void> {
  await drill.tell('coach', 'PUT', `/api/my/patients/${drill.person('patient').id}/note`, {
    sittingId: randomUUID(),
    seenRevision: 0,
    text: twice(drill.word('private note of a coach')),
  });
}
