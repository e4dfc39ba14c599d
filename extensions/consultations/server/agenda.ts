import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { InvalidInputError, type Caller } from '@huntzen/kernel/server';
import { Temporal } from 'temporal-polyfill';
import type { Interval } from '@huntzen/kernel/time';
import { mostAgendaDays, type Agenda, type Availability, type Consultation } from '../contracts/index.ts';
import { readAvailability } from './availability.ts';
import { columnsFor } from './consultation-rows.ts';
import { isLive } from './domain/consultation.ts';
import { covers, findOpenHours } from './domain/open-hours.ts';
import { presentConsultation, type ConsultationRow } from './present.ts';

const periodText = {
  fr: `Choisissez une période de ${mostAgendaDays} jours au plus.`,
  en: `Choose a period of at most ${mostAgendaDays} days.`,
};

const intervalOf = (row: Pick<ConsultationRow, 'starts_at' | 'ends_at'>): Interval => ({
  start: row.starts_at.getTime(),
  end: row.ends_at.getTime(),
});

const present = ({ start, end }: Interval) => ({
  startsAt: new Date(start).toISOString(),
  endsAt: new Date(end).toISOString(),
});

async function readConsultations(tx: Transaction, caller: Caller, { start, end }: Interval) {
  const { columns, joins } = columnsFor(caller);
  const { rows } = await sql<ConsultationRow>`
    select ${columns} from care.consultations c ${joins}
    where c.practitioner_id = ${caller.accountId} and c.status <> 'cancelled'
      and c.starts_at < to_timestamp(${end} / 1000.0) and c.ends_at > to_timestamp(${start} / 1000.0)
      and c.starts_at > to_timestamp(${start} / 1000.0) - interval '1 day'
    order by c.starts_at, c.id`.execute(tx);
  return rows;
}

async function readBusy(tx: Transaction, { accountId }: Caller, { start, end }: Interval) {
  const { rows } = await sql<{ starts: number; ends: number }>`
    select (extract(epoch from starts_at) * 1000)::float8 as starts, (extract(epoch from ends_at) * 1000)::float8 as ends
    from care.busy_times
    where practitioner_id = ${accountId}
      and ends_at > to_timestamp(${start} / 1000.0) and starts_at < to_timestamp(${end} / 1000.0)
    order by starts_at`.execute(tx);
  return rows.map(({ starts, ends }) => ({ start: starts, end: ends }));
}

async function readTimeZone(tx: Transaction, { accountId }: Caller): Promise<string> {
  const { time_zone } = await tx
    .selectFrom('care.people')
    .select('time_zone')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return time_zone;
}

/** The service of a practitioner's own agenda. */
export class AgendaService {
  readonly #database: CareDatabase;

  constructor(database: CareDatabase) {
    this.#database = database;
  }

  /** What is planned from one day to before another, in the practitioner's zone. @throws InvalidInputError when that is too long. */
  async get(caller: Caller, { from, to }: { from: string; to: string }, now: number): Promise<Agenda> {
    const days = Temporal.PlainDate.from(from).until(to).total('days');
    if (days < 1 || days > mostAgendaDays) throw new InvalidInputError([{ path: 'to', text: periodText }]);
    return this.#database.as(caller, async (tx) => {
      const timeZone = await readTimeZone(tx, caller);
      const startOf = (day: string) =>
        Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
      const period = { start: startOf(from), end: startOf(to) };
      const { rules, exceptions } = await readAvailability(tx, caller.accountId);
      // A day more on each side: a consultation may reach over the edge of the period.
      const around = { start: period.start - 86_400_000, end: period.end + 86_400_000 };
      const open = findOpenHours(rules, exceptions, around);
      const rows = await readConsultations(tx, caller, period);
      return {
        timeZone,
        open: open
          .map(({ start, end }) => ({ start: Math.max(start, period.start), end: Math.min(end, period.end) }))
          .filter(({ start, end }) => start < end)
          .map(present),
        closed: exceptions.filter(({ kind, day }) => kind === 'closed' && day >= from && day < to),
        busy: (await readBusy(tx, caller, period)).map(present),
        consultations: rows.map((row) => {
          const consultation = presentConsultation(row, caller.accountId, now);
          const isAhead = isLive(consultation.status) && row.starts_at.getTime() > now;
          return { ...consultation, isOutsideHours: isAhead && !covers(open, intervalOf(row)) };
        }),
      };
    });
  }

  /** The consultations ahead that are inside the present hours and would be outside others. */
  findStranded(caller: Caller, wanted: Availability, now: number): Promise<Consultation[]> {
    return this.#database.as(caller, async (tx) => {
      // Nothing is booked further ahead than the longest horizon.
      const rows = (await readConsultations(tx, caller, { start: now, end: now + 400 * 86_400_000 })).filter(
        ({ status, starts_at }) => isLive(status as Consultation['status']) && starts_at.getTime() > now,
      );
      const last = rows.at(-1);
      if (last === undefined) return [];
      const period = { start: now - 86_400_000, end: last.ends_at.getTime() + 86_400_000 };
      const current = await readAvailability(tx, caller.accountId);
      const before = findOpenHours(current.rules, current.exceptions, period);
      const after = findOpenHours(wanted.rules, wanted.exceptions, period);
      return rows
        .filter((row) => covers(before, intervalOf(row)) && !covers(after, intervalOf(row)))
        .map((row) => presentConsultation(row, caller.accountId, now));
    });
  }
}
