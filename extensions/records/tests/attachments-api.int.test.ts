/** Files of messages over HTTP: what is taken, what it becomes, who reads it, and what the database refuses. */
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql, type Actor, type CareDatabase } from '@huntzen/database';
import { createPerson } from '@huntzen/database/testing/people';
import { accessKey, signAccessToken } from '../../identity/server/tokens.ts';
import { call } from '../../identity/tests/_util.ts';
import { startTestCms, type TestCms } from '../../../scripts/testing/cms.ts';
import type { ChatAttachment, ChatMessage } from '../contracts/index.ts';
import { forgetWaitingAttachments } from '../server/forget.ts';
import { buildConsultation, cancelConsultation, openSession, type TestConsultation } from './_util.ts';

let cms: TestCms;
let care: CareDatabase;
let consultation: TestConsultation;

beforeAll(async () => {
  cms = await startTestCms();
  care = cms.database.openCare();
});
afterAll(() => cms.close());

beforeEach(async () => {
  consultation = await buildConsultation(cms.database);
});

async function tokenOf({ accountId, role, companyId }: Actor): Promise<string> {
  const sessionId = await openSession(cms.database, { accountId, role, companyId });
  const claims = { accountId, sessionId, role: role as 'employee', companyId };
  return signAccessToken(claims, accessKey(cms.environment.ACCESS_TOKEN_SECRET ?? '')).accessToken;
}

const upload = async (person: Actor, content: Buffer, fileName = 'photo.jpg', id = consultation.id) =>
  call(cms, 'POST', `/consultations/${id}/attachments`, {
    token: await tokenOf(person),
    body: { fileName, content: content.toString('base64') },
  });

async function added(person: Actor, content: Buffer, fileName?: string): Promise<ChatAttachment> {
  const answer = await upload(person, content, fileName);
  expect(answer.status).toBe(201);
  return answer.body.data as unknown as ChatAttachment;
}

const send = async (person: Actor, body: object, id = consultation.id) =>
  call(cms, 'POST', `/consultations/${id}/messages`, {
    token: await tokenOf(person),
    body: { clientMessageId: randomUUID(), text: '', ...body },
  });

const fileOf = (attachment: string, id = consultation.id) =>
  `/consultations/${id}/attachments/${attachment}/file`;

const open = async (person: Actor, attachment: string, headers: Record<string, string> = {}, id?: string) =>
  fetch(`${cms.url}/api${fileOf(attachment, id)}`, {
    headers: {
      'x-care-site-key': cms.environment.SITE_KEY ?? '',
      'x-care-client-address': '198.51.100.7',
      authorization: `Bearer ${await tokenOf(person)}`,
      ...headers,
    },
  });

const history = async (person: Actor): Promise<ChatMessage[]> => {
  const answer = await call(cms, 'GET', `/consultations/${consultation.id}/messages`, {
    token: await tokenOf(person),
  });
  return answer.body.data as unknown as ChatMessage[];
};

/** A photograph with a place and a camera in it, and with a page hidden behind its last byte. */
const photo = async (): Promise<Buffer> => {
  const picture = sharp({ create: { width: 60, height: 40, channels: 3, background: '#336655' } });
  const jpeg = await picture
    .withExif({ IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '48/1 51/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer();
  return Buffer.concat([jpeg, Buffer.from('<html><script>alert(1)</script></html>')]);
};

const pdf = (objects = '') => Buffer.from(`%PDF-1.7\n1 0 obj << /Type /Catalog ${objects} >> endobj\n%%EOF`);

describe('a file', () => {
  it('is sent with a message and read by both people, as a picture without its metadata', async () => {
    const sent = await photo();
    const file = await added(consultation.alice, sent);
    const answer = await send(consultation.alice, { text: 'voici', attachmentIds: [file.id] });
    expect(answer.status).toBe(201);
    for (const person of [consultation.alice, consultation.bob]) {
      expect((await history(person))[0]).toMatchObject({ text: 'voici', attachments: [file] });
      const opened = await open(person, file.id);
      expect(opened.status).toBe(200);
      expect(opened.headers.get('content-type')).toBe('image/jpeg');
      expect(opened.headers.get('content-disposition')).toBe('inline; filename="photo.jpg"');
      expect(opened.headers.get('cache-control')).toBe('private, no-cache');
      const content = Buffer.from(await opened.arrayBuffer());
      expect(content).toHaveLength(file.bytes);
      expect((await sharp(content).metadata()).exif).toBeUndefined();
      for (const trace of ['SecretCamera', '<script>']) expect(content.includes(trace)).toBe(false);
    }
    // The picture that was sent did hold them.
    expect(sent.includes('SecretCamera')).toBe(true);
  });

  it('is asked for again each time, and not sent again while one may read it', async () => {
    const file = await added(consultation.alice, await photo());
    await send(consultation.alice, { attachmentIds: [file.id] });
    const etag = (await open(consultation.bob, file.id)).headers.get('etag') ?? '';
    expect((await open(consultation.bob, file.id, { 'if-none-match': etag })).status).toBe(304);
    expect((await open(consultation.carol, file.id, { 'if-none-match': etag })).status).toBe(404);
  });

  it('comes without a text, several in their order; a message with neither is refused', async () => {
    const [first, second] = [
      await added(consultation.alice, pdf(), 'un.pdf'),
      await added(consultation.alice, pdf(), 'deux.pdf'),
    ];
    await send(consultation.alice, { attachmentIds: [second.id, first.id] });
    expect((await history(consultation.bob))[0]).toMatchObject({ text: '', attachments: [second, first] });
    const empty = await send(consultation.alice, { text: '  ' });
    expect([empty.status, empty.body.error?.details.map(({ path }) => path)]).toEqual([400, ['text']]);
    const opened = await open(consultation.bob, first.id);
    expect(opened.headers.get('content-disposition')).toBe('attachment; filename="un.pdf"');
    expect(opened.headers.get('content-type')).toBe('application/pdf');
  });

  it('is in one message when that is sent again, and in no second one', async () => {
    const file = await added(consultation.alice, pdf(), 'un.pdf');
    const message = { clientMessageId: randomUUID(), attachmentIds: [file.id] };
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(consultation.alice, message)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.data?.id)).size).toBe(1);
    const second = await send(consultation.alice, { text: 'encore', attachmentIds: [file.id] });
    expect([second.status, second.body.error?.code]).toEqual([422, 'attachment_unknown']);
    // What was refused left nothing behind.
    expect(await history(consultation.bob)).toHaveLength(1);
  });

  it('is there for the other person only with its message, and is only the sender’s to send', async () => {
    const file = await added(consultation.alice, pdf(), 'un.pdf');
    expect((await open(consultation.alice, file.id)).status).toBe(200);
    expect((await open(consultation.bob, file.id)).status).toBe(404);
    expect((await send(consultation.bob, { attachmentIds: [file.id] })).status).toBe(422);
  });

  it('is not there for anybody else: the same 404, byte for byte, as an unknown one', async () => {
    const file = await added(consultation.alice, pdf(), 'un.pdf');
    await send(consultation.alice, { attachmentIds: [file.id] });
    const other = await buildConsultation(cms.database);
    const unknown = await (await open(consultation.carol, randomUUID())).text();
    const asked = [
      await open(consultation.carol, file.id),
      await open(await createPerson(cms.database.adminPool, { role: 'practitioner' }), file.id),
      await open(other.alice, file.id),
      // One of one's own conversations does not open another's file.
      await open(other.alice, file.id, {}, other.id),
      await open(consultation.alice, 'not-an-id'),
    ];
    for (const answer of asked) expect([answer.status, await answer.text()]).toEqual([404, unknown]);
    const refused = await upload(consultation.carol, pdf());
    expect([refused.status, refused.text]).toEqual([404, unknown]);
    const hr = await createPerson(cms.database.adminPool, { role: 'hr', company: consultation.companyId });
    expect((await open(hr, file.id)).status).toBe(403);
    expect((await upload(hr, pdf())).status).toBe(403);
    expect((await call(cms, 'GET', fileOf(file.id))).status).toBe(401);
  });

  it.each([
    ['a page called .png', Buffer.from('<html><script>alert(1)</script></html>'), 'image.png'],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'a.svg',
    ],
    ['a PDF with a script', pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'), 'a.pdf'],
    ['a PDF that starts a program', pdf('/OpenAction << /S /Launch >>'), 'a.pdf'],
    ['a PDF with another file', pdf('/Names << /EmbeddedFiles 3 0 R >>'), 'a.pdf'],
    ['a PDF with a password', pdf('/Encrypt 3 0 R'), 'a.pdf'],
    ['a broken picture', Buffer.from('89504e470d0a1a0a0000000d4948445200', 'hex'), 'a.png'],
    ['more than 10 MB', Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)]), 'a.pdf'],
  ])('is refused with a reason: %s', async (_what, content, name) => {
    const answer = await upload(consultation.alice, content, name);
    expect([answer.status, answer.body.error?.details.map(({ path }) => path)]).toEqual([400, ['content']]);
    expect(answer.text).not.toContain('alert');
  });

  it('is refused beyond every measure before it is read', async () => {
    expect((await upload(consultation.alice, Buffer.alloc(16 * 1024 * 1024))).status).toBe(413);
  });

  it('has a harmless name', async () => {
    const file = await added(consultation.alice, pdf(), '../../été\r\n"x".html');
    expect(file.name).toBe('étéx.pdf');
    await send(consultation.alice, { attachmentIds: [file.id] });
    const opened = await open(consultation.bob, file.id);
    expect(opened.headers.get('content-disposition')).toBe(
      `attachment; filename="_t_x.pdf"; filename*=UTF-8''%C3%A9t%C3%A9x.pdf`,
    );
  });

  it('is not taken once the consultation is cancelled', async () => {
    await cancelConsultation(cms.database, consultation.id);
    expect((await upload(consultation.alice, pdf())).body.error?.code).toBe('conversation_closed');
  });

  it('waits a day for its message, and no more than twenty wait', async () => {
    const answers = [];
    for (let n = 0; n < 21; n += 1) answers.push(await upload(consultation.alice, pdf(), `${n}.pdf`));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.at(-1)?.body.error?.code).toBe('too_many_attachments');
    const ids = answers.slice(0, 3).map(({ body }) => String(body.data?.id));
    await send(consultation.alice, { attachmentIds: [ids[0]] });
    await cms.database.adminPool.query(
      `update care.chat_attachments set added_at = now() - interval '25 hours' where id = any ($1)`,
      [ids.slice(0, 2)],
    );
    expect(await forgetWaitingAttachments(cms.database.openJobs())).toBe(1);
    expect((await open(consultation.alice, ids[0] ?? '')).status).toBe(200);
    expect((await open(consultation.alice, ids[1] ?? '')).status).toBe(404);
    expect((await open(consultation.alice, ids[2] ?? '')).status).toBe(200);
  });
});

describe('what is stored of a file', () => {
  const row = 'id = $1';

  async function sentFile(): Promise<ChatAttachment> {
    const file = await added(consultation.alice, pdf(), 'bilan sanguin.pdf');
    await send(consultation.alice, { attachmentIds: [file.id] });
    return file;
  }

  it('is neither its name nor its bytes', async () => {
    const file = await sentFile();
    const { rows } = await cms.database.adminPool.query<{ stored: Buffer }>(
      `select name_encrypted || content_encrypted as stored from care.chat_attachments where ${row}`,
      [file.id],
    );
    const [{ stored } = { stored: Buffer.alloc(0) }] = rows;
    for (const text of ['bilan', '%PDF', 'Catalog']) expect(stored.includes(text)).toBe(false);
  });

  it.each([
    ['a bit of it', 'content_encrypted = set_bit(content_encrypted, 77, 1 - get_bit(content_encrypted, 77))'],
    ['its tag', 'auth_tag = set_bit(auth_tag, 5, 1 - get_bit(auth_tag, 5))'],
    ['its iv', 'iv = set_bit(iv, 5, 1 - get_bit(iv, 5))'],
  ])('does not open when somebody changes %s', async (_what, change) => {
    const file = await sentFile();
    await cms.database.adminPool.query(`update care.chat_attachments set ${change} where ${row}`, [file.id]);
    const answer = await open(consultation.bob, file.id);
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('attachment_unreadable') as string,
    ]);
  });

  it.each([
    [
      'change a file',
      'update care.chat_attachments set content_encrypted = content_encrypted',
      /permission denied/,
    ],
    ['remove a file', 'delete from care.chat_attachments', /permission denied/],
    [
      'attach a file to an earlier message',
      `update care.chat_attachments a set message_id = m.id, place = 1
       from care.chat_messages m where m.consultation_id = a.consultation_id and a.message_id is null`,
      /comes with its message/,
    ],
    [
      'upload a file in the name of the other',
      `insert into care.chat_attachments (id, company_id, consultation_id, employee_id, practitioner_id, sender_id, media_type,
         byte_size, key_id, name_encrypted, name_iv, name_auth_tag, content_encrypted, iv, auth_tag)
       select uuidv7(), company_id, consultation_id, employee_id, practitioner_id, practitioner_id, media_type,
         byte_size, key_id, name_encrypted, name_iv, name_auth_tag, content_encrypted, iv, auth_tag from care.chat_attachments`,
      /row-level security/,
    ],
  ])('is not the sender’s to %s', async (_what, statement, reason) => {
    await sentFile();
    await added(consultation.alice, pdf(), 'deux.pdf');
    await expect(care.as(consultation.alice, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(reason);
  });

  it('a file that was sent stays with its message, whatever is asked', async () => {
    const file = await sentFile();
    await care.as(consultation.alice, (tx) =>
      sql`update care.chat_attachments set message_id = null, place = null`.execute(tx),
    );
    expect((await history(consultation.bob))[0]?.attachments).toEqual([file]);
  });
});
