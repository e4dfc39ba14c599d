import { anonymousActor, sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, NotFoundError, type Caller } from '@huntzen/kernel/server';
import type { Preferences } from '../contracts/index.ts';
import type { UnsubscribeLinks } from './unsubscribe.ts';

const checkViolation = '23514';

const reminderNotHeard = {
  path: 'reminderAt',
  text: {
    fr: 'Cette heure est dans vos heures calmes : choisissez-en une autre, ou changez vos heures calmes.',
    en: 'This hour is within your quiet hours: choose another one, or change your quiet hours.',
  },
};

const isUnheard = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  error.code === checkViolation &&
  'constraint' in error &&
  error.constraint === 'message_preferences_reminder_is_heard';

const save = (tx: Transaction, accountId: string, chosen: Preferences) =>
  tx
    .insertInto('care.message_preferences')
    .values({
      account_id: accountId,
      muted: chosen.muted,
      reminder_at: chosen.reminderAt,
      quiet_from: chosen.quietFrom,
      quiet_to: chosen.quietTo,
    })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((eb) => ({
        muted: eb.ref('excluded.muted'),
        reminder_at: eb.ref('excluded.reminder_at'),
        quiet_from: eb.ref('excluded.quiet_from'),
        quiet_to: eb.ref('excluded.quiet_to'),
        updated_at: sql<Date>`now()`,
      })),
    )
    .execute();

const find = async (tx: Transaction): Promise<Preferences | undefined> => {
  const { rows } = await sql<Preferences>`
    select muted, to_char(reminder_at, 'HH24:MI') as "reminderAt", to_char(quiet_from, 'HH24:MI') as "quietFrom",
           to_char(quiet_to, 'HH24:MI') as "quietTo"
    from care.preferences where account_id = (select sec.actor())`.execute(tx);
  return rows[0];
};

/** What people chose about messages. */
export class MessagePreferences {
  readonly #database: CareDatabase;
  readonly #links: UnsubscribeLinks;

  constructor(database: CareDatabase, links: UnsubscribeLinks) {
    this.#database = database;
    this.#links = links;
  }

  /** The caller's choices, or the usual. */
  show(caller: Caller): Promise<Preferences> {
    return this.#database.as(caller, async (tx) => {
      const chosen = await find(tx);
      if (chosen === undefined) throw new NotFoundError();
      return chosen;
    });
  }

  /** Changes them all. @throws InvalidInputError for a reminder within the quiet hours. */
  async change(caller: Caller, chosen: Preferences): Promise<Preferences> {
    try {
      await this.#database.as(caller, (tx) => save(tx, caller.accountId, chosen));
    } catch (error) {
      throw isUnheard(error) ? new InvalidInputError([reminderNotHeard]) : error;
    }
    return this.show(caller);
  }

  /** Stops the mails that a link belongs to; again changes nothing. @throws NotFoundError for a link that was not made here. */
  async unsubscribe(token: string): Promise<void> {
    const subscription = this.#links.read(token);
    if (subscription === null) throw new NotFoundError();
    const { accountId, muted } = subscription;
    // The link is the proof: it opens this person's preferences and nothing else.
    await this.#database.as({ ...anonymousActor, accountId }, async (tx) => {
      const chosen = await find(tx);
      if (chosen === undefined) throw new NotFoundError();
      if (!chosen.muted.includes(muted))
        await save(tx, accountId, { ...chosen, muted: [...chosen.muted, muted] });
    });
  }
}
