/** Who is verified: the queue of the panel and its decisions. What is legal, and the history, are the database's. */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type {
  Decision,
  Verification,
  VerificationStatus,
  VerificationSummary,
} from '../../contracts/index.ts';
import { constraintOf } from '../constraint.ts';
import { knownModes } from '../present.ts';
import type { DocumentService } from './documents.ts';
import { IllegalDecisionError, VerificationChangedError } from './errors.ts';

interface SummaryRow {
  account_id: string;
  display_name: string;
  title: string | null;
  verification: string;
  has_changed: boolean;
  amended_at: Date;
  document_count: number;
}

interface ProfileRow extends SummaryRow {
  review_revision: number;
  specialities: string[];
  languages: string[];
  modes: string[];
  city: string | null;
  experience_years: number | null;
  bio: string | null;
  diplomas: string | null;
  upcoming: number;
}

interface HistoryRow {
  id: string;
  from_status: string | null;
  to_status: string;
  reason: string | null;
  made_by_name: string | null;
  made_at: Date;
}

const reasonText = {
  fr: 'Écrivez le motif : le praticien le lira sur sa page.',
  en: 'Write the reason: the practitioner reads it on their page.',
};

/** What an administrator decides about what they have seen. */
export interface DecisionInput {
  status: Decision;
  reason: string;
  revision: number;
}

/** What the service works with. */
export interface VerificationServiceOptions {
  database: CareDatabase;
  documents: DocumentService;
  /** The name of a person of the panel, for the history. */
  nameOf: (accountId: string) => Promise<string>;
}

const hasChanged = sql`p.verification = 'verified' and coalesce(p.amended_at > p.decided_at, false)`;
const summaryColumns = sql`
  p.account_id, p.display_name, p.title, p.verification, ${hasChanged} as has_changed, p.amended_at,
  (select count(*)::int from care.practitioner_documents as d where d.practitioner_id = p.account_id) as document_count`;

/** The service of verification, for administrators of the platform. */
export class VerificationService {
  readonly #database: CareDatabase;
  readonly #documents: DocumentService;
  readonly #nameOf: (accountId: string) => Promise<string>;

  constructor({ database, documents, nameOf }: VerificationServiceOptions) {
    this.#database = database;
    this.#documents = documents;
    this.#nameOf = nameOf;
  }

  /** One page of those who wait, who waited longest first; or of all by name. */
  list(
    caller: Caller,
    list: 'waiting' | 'all',
    page: number,
  ): Promise<{ found: VerificationSummary[]; total: number }> {
    const condition = list === 'all' ? sql`true` : sql`(p.verification = 'pending' or ${hasChanged})`;
    const order = list === 'all' ? sql`p.display_name, p.account_id` : sql`p.amended_at, p.account_id`;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<SummaryRow & { total: number }>`
        select ${summaryColumns}, count(*) over ()::int as total
        from care.practitioners as p where ${condition}
        order by ${order} limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      // A page past the end, whose last row was just decided about, has no row to carry the total.
      const counted =
        rows.length === 0 && page > 1
          ? await sql<{ total: number }>`
              select count(*)::int as total from care.practitioners as p where ${condition}`.execute(tx)
          : { rows };
      return { found: rows.map(presentSummary), total: counted.rows[0]?.total ?? 0 };
    });
  }

  /** @throws NotFoundError */
  get(caller: Caller, id: string, now: number): Promise<Verification> {
    return this.#database.as(caller, (tx) => this.#read(tx, id, now));
  }

  /**
   * Decides about what was seen; the practitioner is told in the same transaction.
   *
   * @throws NotFoundError, VerificationChangedError, IllegalDecisionError, InvalidInputError (no reason).
   */
  async decide(
    caller: Caller,
    id: string,
    { status, reason, revision }: DecisionInput,
    now: number,
  ): Promise<Verification> {
    const name = await this.#nameOf(caller.accountId);
    try {
      return await this.#database.as(caller, async (tx) => {
        const { rows } = await sql<{ decided: boolean }>`
          select care.decide_verification(${id}, ${status}, ${reason}, ${revision}::int, ${name}) as decided`.execute(
          tx,
        );
        if (rows[0]?.decided !== true) throw new NotFoundError();
        return this.#read(tx, id, now);
      });
    } catch (error) {
      throw explain(error);
    }
  }

  async #read(tx: Transaction, id: string, now: number): Promise<Verification> {
    const { rows } = await sql<ProfileRow>`
      select ${summaryColumns}, p.review_revision, p.specialities, p.languages, p.modes, p.city, p.experience_years, p.bio,
             p.diplomas, care.count_upcoming_consultations(p.account_id) as upcoming
      from care.practitioners as p where p.account_id = ${id}`.execute(tx);
    const [row] = rows;
    if (row === undefined) throw new NotFoundError();
    const { rows: history } = await sql<HistoryRow>`
      select id, from_status, to_status, reason, made_by_name, made_at
      from care.practitioner_verifications where practitioner_id = ${id} order by made_at desc, id desc limit 50`.execute(
      tx,
    );
    return {
      ...presentSummary(row),
      revision: row.review_revision,
      specialities: row.specialities,
      languages: row.languages,
      modes: knownModes(row.modes),
      city: row.city,
      experienceYears: row.experience_years,
      bio: row.bio,
      diplomas: row.diplomas,
      documents: await this.#documents.listOf(tx, id, now),
      history: history.map((move) => ({
        id: move.id,
        from: move.from_status as VerificationStatus | null,
        to: move.to_status as VerificationStatus,
        reason: move.reason,
        byName: move.made_by_name,
        at: move.made_at.toISOString(),
      })),
      upcomingConsultations: row.upcoming,
    };
  }
}

const presentSummary = (row: SummaryRow): VerificationSummary => ({
  id: row.account_id,
  displayName: row.display_name,
  title: row.title,
  status: row.verification as VerificationStatus,
  hasChanged: row.has_changed,
  amendedAt: row.amended_at.toISOString(),
  documentCount: row.document_count,
});

function explain(error: unknown): unknown {
  switch (constraintOf(error)) {
    case 'verification_seen':
      return new VerificationChangedError();
    case 'verification_move':
      return new IllegalDecisionError();
    case 'verification_reason':
      return new InvalidInputError([{ path: 'reason', text: reasonText }]);
    default:
      return error;
  }
}
