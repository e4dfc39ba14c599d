import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, type Caller } from '@huntzen/kernel/server';
import type { Availability, AvailabilityException, ConsultationType } from '../contracts/index.ts';
import { findIdleRules } from './domain/open-hours.ts';

const shortTime = (time: string): string => time.slice(0, 5);
const shortTimeOrNull = (time: string | null): string | null => (time === null ? null : shortTime(time));

const idleText = {
  fr: 'Ces heures n’ouvrent jamais de créneau : vérifiez leur durée, leur jour et leurs dates.',
  en: 'These hours never open a slot: check their length, their weekday and their dates.',
};

/** From yesterday on, since it may still be yesterday where the practitioner is. */
const firstDay = sql<string>`(now() - interval '1 day')::date`;

/** The weekly hours of a practitioner, and their exceptions from today on. */
export async function readAvailability(tx: Transaction, practitionerId: string): Promise<Availability> {
  const rules = await tx
    .selectFrom('care.availability_rules')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('weekday')
    .orderBy('start_time')
    .orderBy('id')
    .execute();
  const exceptions = await tx
    .selectFrom('care.availability_exceptions')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .where('day', '>=', firstDay)
    .orderBy('day')
    .orderBy('start_time')
    .orderBy('id')
    .execute();
  return {
    rules: rules.map((rule) => ({
      weekday: rule.weekday,
      startTime: shortTime(rule.start_time),
      endTime: shortTime(rule.end_time),
      timeZone: rule.time_zone,
      slotMinutes: rule.slot_minutes,
      bufferBeforeMinutes: rule.buffer_before_minutes,
      bufferAfterMinutes: rule.buffer_after_minutes,
      minimumNoticeMinutes: rule.minimum_notice_minutes,
      horizonDays: rule.horizon_days,
      modes: rule.modes as ConsultationType[],
      validFrom: rule.valid_from,
      validTo: rule.valid_to,
    })),
    exceptions: exceptions.map((exception) => ({
      kind: exception.kind as AvailabilityException['kind'],
      day: exception.day,
      startTime: shortTimeOrNull(exception.start_time),
      endTime: shortTimeOrNull(exception.end_time),
      timeZone: exception.time_zone,
    })),
  };
}

/** The service of a practitioner's own hours. */
export class AvailabilityService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** The practitioner's weekly hours, and their exceptions from today on. */
  get(caller: Caller): Promise<Availability> {
    return this.#database.as(caller, (tx) => readAvailability(tx, caller.accountId));
  }

  /**
   * Replaces what `get` gives. Consultations that are booked already stay as they are.
   *
   * @throws InvalidInputError for weekly hours that would never offer a slot.
   */
  async replace(caller: Caller, { rules, exceptions }: Availability): Promise<Availability> {
    const practitionerId = caller.accountId;
    const idle = findIdleRules(rules);
    if (idle.length > 0)
      throw new InvalidInputError(idle.map((index) => ({ path: `rules.${index}`, text: idleText })));
    return this.#database.as(caller, async (tx) => {
      // Two saves at once would each add their hours to the other's.
      await sql`select pg_advisory_xact_lock(hashtextextended(${practitionerId}, 51))`.execute(tx);
      await tx.deleteFrom('care.availability_rules').where('practitioner_id', '=', practitionerId).execute();
      await tx
        .deleteFrom('care.availability_exceptions')
        .where('practitioner_id', '=', practitionerId)
        .where('day', '>=', firstDay)
        .execute();
      if (rules.length > 0) {
        await tx
          .insertInto('care.availability_rules')
          .values(
            rules.map((rule) => ({
              practitioner_id: practitionerId,
              weekday: rule.weekday,
              start_time: rule.startTime,
              end_time: rule.endTime,
              time_zone: rule.timeZone,
              slot_minutes: rule.slotMinutes,
              buffer_before_minutes: rule.bufferBeforeMinutes,
              buffer_after_minutes: rule.bufferAfterMinutes,
              minimum_notice_minutes: rule.minimumNoticeMinutes,
              horizon_days: rule.horizonDays,
              modes: rule.modes,
              valid_from: rule.validFrom,
              valid_to: rule.validTo,
            })),
          )
          .execute();
      }
      if (exceptions.length > 0) {
        await tx
          .insertInto('care.availability_exceptions')
          .values(
            exceptions.map((exception) => ({
              practitioner_id: practitionerId,
              kind: exception.kind,
              day: exception.day,
              start_time: exception.startTime,
              end_time: exception.endTime,
              time_zone: exception.timeZone,
            })),
          )
          .execute();
      }
      return readAvailability(tx, practitionerId);
    });
  }
}
