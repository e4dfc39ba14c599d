/** What people agree to, as themselves: row-level security shows and changes nobody else's. */
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { NotFoundError } from '@huntzen/kernel/server';
import type { Consent, ConsentDocument } from '../contracts/index.ts';
import { ConsentNeededError, ConsentOutdatedError } from './errors.ts';

interface GivenRow {
  version: string;
  accepted_at: Date;
  withdrawn_at: Date | null;
}

interface DocumentRow {
  document: string;
  version: string;
  is_withdrawable: boolean;
}

/** Health data is written in the portal of employees alone: nobody else is asked about it. */
const asksOf = (actor: Actor, document: string): boolean =>
  document !== 'health-data' || actor.role === 'employee';

/** How a document stands: what counts is the version in force, then an older one, then how it ended. */
function stateOf(version: string, given: readonly GivenRow[]): Consent['state'] {
  const standing = given.filter(({ withdrawn_at }) => withdrawn_at === null);
  if (standing.some((row) => row.version === version)) return 'accepted';
  if (standing.length > 0) return 'outdated';
  return given.length > 0 ? 'withdrawn' : 'open';
}

/** The service of consents. */
export class ConsentService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** Every document that concerns the actor, with what they answered. */
  list(actor: Actor): Promise<Consent[]> {
    return this.#database.as(actor, (tx) => readConsents(tx, actor));
  }

  /** Accepts the version in force; again changes nothing. @throws ConsentOutdatedError, NotFoundError */
  accept(actor: Actor, document: ConsentDocument, version: string): Promise<Consent> {
    return this.#database.as(actor, async (tx) => {
      const known = await getConsent(tx, actor, document);
      if (known.version !== version) throw new ConsentOutdatedError();
      await tx
        .insertInto('care.consents')
        .values({ account_id: actor.accountId, document, version })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return getConsent(tx, actor, document);
    });
  }

  /** Withdraws every version that stands; again changes nothing. @throws ConsentNeededError, NotFoundError */
  withdraw(actor: Actor, document: ConsentDocument): Promise<Consent> {
    return this.#database.as(actor, async (tx) => {
      const known = await getConsent(tx, actor, document);
      if (!known.isWithdrawable) throw new ConsentNeededError();
      await tx
        .updateTable('care.consents')
        .set({ withdrawn_at: sql`clock_timestamp()` })
        .where('account_id', '=', actor.accountId)
        .where('document', '=', document)
        .where('withdrawn_at', 'is', null)
        .execute();
      return getConsent(tx, actor, document);
    });
  }
}

async function readConsents(tx: Transaction, actor: Actor): Promise<Consent[]> {
  const documents = await tx
    .selectFrom('care.consent_documents')
    .select(['document', 'version', 'is_withdrawable'])
    .orderBy('is_withdrawable')
    .orderBy('document', 'desc')
    .execute();
  const given = await tx
    .selectFrom('care.consents')
    .select(['document', 'version', 'accepted_at', 'withdrawn_at'])
    .where('account_id', '=', actor.accountId)
    .orderBy('accepted_at', 'desc')
    .execute();
  return documents
    .filter(({ document }) => asksOf(actor, document))
    .map((document) =>
      present(
        document,
        given.filter((row) => row.document === document.document),
      ),
    );
}

async function getConsent(tx: Transaction, actor: Actor, document: ConsentDocument): Promise<Consent> {
  const found = (await readConsents(tx, actor)).find((consent) => consent.document === document);
  if (found === undefined) throw new NotFoundError();
  return found;
}

const present = (row: DocumentRow, given: readonly GivenRow[]): Consent => ({
  // A migration writes the documents, and a test compares them with the contract.
  document: row.document as ConsentDocument,
  version: row.version,
  isWithdrawable: row.is_withdrawable,
  state: stateOf(row.version, given),
  history: given.map(({ version, accepted_at: acceptedAt, withdrawn_at: withdrawnAt }) => ({
    version,
    acceptedAt: acceptedAt.toISOString(),
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  })),
});
