/**
 * The documents by which a practitioner is verified. Everything secret is sealed here before SQL and opened after it; row-level
 * security shows a document to its practitioner alone, and its bytes to an administrator only through a function of the
 * database that writes the reading down.
 */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, NotFoundError, type Caller, type FileOutput } from '@huntzen/kernel/server';
import { FileUnreadableError, UnreadableRecordError } from '@huntzen/records/crypto';
import { getShare } from '@huntzen/records/keys';
import { noteAccess, type AccessAction } from '@huntzen/records/ledger';
import { Temporal } from 'temporal-polyfill';
import type { NewDocument, PractitionerDocument } from '../../contracts/index.ts';
import { constraintOf } from '../constraint.ts';
import { detectDocumentType, documentState, downloadNameOf } from './document-file.ts';
import type { DocumentVault, SealedContent, StoredDetails } from './document-vault.ts';
import { TooManyDocumentsError } from './errors.ts';

/** What the service works with. */
export interface DocumentServiceOptions {
  database: CareDatabase;
  vault: DocumentVault;
  /** Told of each stored document that does not open: its name and number, or its file. */
  onUnreadable: (error: UnreadableRecordError) => void;
}

interface DocumentRow extends StoredDetails {
  id: string;
  practitioner_id: string;
  kind: string;
  media_type: string;
  byte_size: number;
  expires_on: string | null;
  added_at: Date;
  time_zone: string | null;
}

const pastText = {
  fr: 'Cette date est passée : ajoutez un document encore valable, ou corrigez la date.',
  en: 'This date has passed: add a document that is still valid, or correct the date.',
};
const farText = {
  fr: 'Cette date est trop lointaine : vérifiez l’année.',
  en: 'This date is too far away: check the year.',
};

const todayIn = (timeZone: string, now: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();

function assertExpiry(expiresOn: string | null, today: Temporal.PlainDate): void {
  if (expiresOn === null) return;
  const day = Temporal.PlainDate.from(expiresOn);
  if (Temporal.PlainDate.compare(day, today) < 0)
    throw new InvalidInputError([{ path: 'expiresOn', text: pastText }]);
  if (Temporal.PlainDate.compare(day, today.add({ years: 50 })) > 0)
    throw new InvalidInputError([{ path: 'expiresOn', text: farText }]);
}

/** The service of practitioners' documents. */
export class DocumentService {
  readonly #database: CareDatabase;
  readonly #vault: DocumentVault;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;

  constructor({ database, vault, onUnreadable }: DocumentServiceOptions) {
    this.#database = database;
    this.#vault = vault;
    this.#onUnreadable = onUnreadable;
  }

  /** The caller's documents. */
  list(caller: Actor, now: number): Promise<PractitionerDocument[]> {
    return this.#database.as(caller, (tx) => this.listOf(tx, caller.accountId, now));
  }

  /** The documents of a practitioner, as far as the transaction may see them. */
  async listOf(tx: Transaction, practitionerId: string, now: number): Promise<PractitionerDocument[]> {
    const rows = await findRows(tx, sql`d.practitioner_id = ${practitionerId}`);
    return rows.map((row) => this.#present(row, now));
  }

  /** @throws InvalidInputError (file, date), TooManyDocumentsError. */
  add(caller: Caller, document: NewDocument, now: number): Promise<PractitionerDocument> {
    return this.#write(caller, document, null, now);
  }

  /** The old one goes in the same transaction. @throws as `add`, and NotFoundError when it is not the caller's. */
  replace(caller: Caller, id: string, document: NewDocument, now: number): Promise<PractitionerDocument> {
    return this.#write(caller, document, id, now);
  }

  /** @throws NotFoundError when it is not the caller's. */
  remove(caller: Caller, id: string): Promise<void> {
    return this.#database.as(caller, (tx) => remove(tx, { id, practitioner_id: caller.accountId }));
  }

  /** The file of a document of the caller's own. @throws NotFoundError, FileUnreadableError */
  async open(caller: Actor, id: string): Promise<FileOutput> {
    const [row, content] = await this.#database.as(caller, async (tx) => {
      const document = await getRow(tx, id);
      const { rows } = await sql<SealedContent>`
        select content_encrypted, iv, auth_tag from care.practitioner_document_contents where document_id = ${id}`.execute(
        tx,
      );
      await note(tx, document, 'read');
      return [document, rows[0]];
    });
    return this.#file(row, content);
  }

  /** The file of anybody's document, for the verification; that it was read is committed before it leaves. @throws as `open` */
  async openForVerification(caller: Caller, id: string): Promise<FileOutput> {
    const [row, content] = await this.#database.as(caller, async (tx) => {
      const document = await getRow(tx, id);
      const { rows } =
        await sql<SealedContent>`select * from care.read_practitioner_document(${id}::uuid)`.execute(tx);
      await note(tx, document, 'read');
      return [document, rows[0]];
    });
    return this.#file(row, content);
  }

  async #write(
    caller: Caller,
    { kind, number, expiresOn, fileName, content: base64 }: NewDocument,
    replacedId: string | null,
    now: number,
  ): Promise<PractitionerDocument> {
    const content = Buffer.from(base64, 'base64');
    const mediaType = await detectDocumentType(content);
    const owner = { id: randomUUID(), practitionerId: caller.accountId };
    try {
      return await this.#database.as(caller, async (tx) => {
        const zone = await tx
          .selectFrom('care.people')
          .select('time_zone')
          .where('account_id', '=', caller.accountId)
          .executeTakeFirstOrThrow();
        assertExpiry(expiresOn, todayIn(zone.time_zone, now));
        if (replacedId !== null) await remove(tx, { id: replacedId, practitioner_id: caller.accountId });
        const person = await getShare(tx, caller.accountId);
        const [sealedDetails, sealedContent] = this.#vault.seal(owner, person, { fileName, number }, content);
        await tx
          .insertInto('care.practitioner_documents')
          .values({
            id: owner.id,
            practitioner_id: owner.practitionerId,
            kind,
            media_type: mediaType,
            byte_size: content.length,
            expires_on: expiresOn,
            ...sealedDetails,
          })
          .execute();
        await tx
          .insertInto('care.practitioner_document_contents')
          .values({ document_id: owner.id, practitioner_id: owner.practitionerId, ...sealedContent })
          .execute();
        const row = await getRow(tx, owner.id);
        await note(tx, row, 'write');
        return this.#present(row, now);
      });
    } catch (error) {
      throw constraintOf(error) === 'documents_per_practitioner' ? new TooManyDocumentsError() : error;
    }
  }

  #file(row: DocumentRow, content: SealedContent | undefined): FileOutput {
    if (content === undefined) throw new NotFoundError();
    const bytes = this.#open(row, content);
    return {
      fileName: downloadNameOf(row.kind, row.media_type),
      content: (async function* () {
        yield await Promise.resolve(bytes);
      })(),
    };
  }

  #open(row: DocumentRow, content: SealedContent): Buffer {
    try {
      return this.#vault.openContent({ id: row.id, practitionerId: row.practitioner_id }, row, content);
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      throw new FileUnreadableError();
    }
  }

  #present(row: DocumentRow, now: number): PractitionerDocument {
    const details = this.#details(row);
    return {
      id: row.id,
      kind: row.kind as PractitionerDocument['kind'],
      mediaType: row.media_type as PractitionerDocument['mediaType'],
      bytes: row.byte_size,
      fileName: details?.fileName ?? null,
      number: details?.number ?? null,
      expiresOn: row.expires_on,
      state: documentState(row.expires_on, todayIn(row.time_zone ?? 'Europe/Paris', now).toString()),
      addedAt: row.added_at.toISOString(),
    };
  }

  #details(row: DocumentRow) {
    try {
      return this.#vault.openDetails({ id: row.id, practitionerId: row.practitioner_id }, row);
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      return null;
    }
  }
}

async function findRows(tx: Transaction, condition: ReturnType<typeof sql>): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select d.id, d.practitioner_id, d.kind, d.media_type, d.byte_size, d.expires_on::text, d.added_at, d.details_encrypted,
           d.iv, d.auth_tag, d.key_wrapped, d.key_iv, d.key_auth_tag, d.kek_id,
           d.share_of, care.find_share(d.share_of) as share, w.time_zone
    from care.practitioner_documents as d left join care.people as w on w.account_id = d.practitioner_id
    where ${condition}
    order by d.expires_on nulls last, d.added_at`.execute(tx);
  return rows;
}

async function getRow(tx: Transaction, id: string): Promise<DocumentRow> {
  const [row] = await findRows(tx, sql`d.id = ${id}`);
  if (row === undefined) throw new NotFoundError();
  return row;
}

type DocumentKey = Pick<DocumentRow, 'id' | 'practitioner_id'>;

const note = (tx: Transaction, { id, practitioner_id: ownerId }: DocumentKey, action: AccessAction) =>
  noteAccess(tx, { kind: 'document', recordId: id, ownerId, action });

async function remove(tx: Transaction, document: DocumentKey): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('care.practitioner_documents')
    .where('id', '=', document.id)
    .where('practitioner_id', '=', document.practitioner_id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new NotFoundError();
  await note(tx, document, 'delete');
}
