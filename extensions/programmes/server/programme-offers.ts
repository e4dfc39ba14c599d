/**
 * What became of a copy since it was made: how it differs from its version of the template, and the newer version that a
 * coach offers. Only the patient takes a version; until then their copy stays as it is.
 */
import { sql, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import type { Caller } from '@huntzen/kernel/server';
import type { ProgrammeChange, ProgrammeCopy } from '../contracts/index.ts';
import { lockTemplate, versionOf } from './assignments.ts';
import { compareSessions } from './domain/difference.ts';
import type { StoredSession } from './domain/freeze-session.ts';
import { NoOpenOfferError, NotAssignableError } from './errors.ts';
import type { ProgrammeTemplates, TemplateSession } from './programme-templates.ts';
import { findProgramme, findRunning, planAgain } from './running-programme.ts';

interface Origin {
  template_version: number;
  sessions: TemplateSession[];
}

interface OpenOffer {
  id: string;
  template_version: number;
  offered_at: Date;
  title: string;
  summary: string;
  sessions: TemplateSession[];
}

/** Offers and differences of programmes. */
export class ProgrammeOffers {
  readonly #database: CareDatabase;
  readonly #templates: ProgrammeTemplates;

  constructor(database: CareDatabase, templates: ProgrammeTemplates) {
    this.#database = database;
    this.#templates = templates;
  }

  /** How a copy differs from its version, and what the offered version would change. @throws NotFoundError */
  difference(caller: Caller, id: string) {
    return this.#database.as(caller, async (tx) => {
      const { patient_id } = await findProgramme(tx, id);
      const { rows: origins } = await sql<Origin>`
        select p.template_version, v.sessions from care.programmes as p
        join care.programme_versions as v on v.template_id = p.template_id and v.version = p.template_version
        where p.id = ${id} and p.patient_id = ${patient_id}`.execute(tx);
      const { rows: copy } = await sql<{ origin: number | null; content: StoredSession }>`
        select origin, content from care.programme_sessions
        where programme_id = ${id} and patient_id = ${patient_id} and removed_at is null order by position`.execute(
        tx,
      );
      const offer = await findOpenOffer(tx, id);
      const [origin] = origins;
      const changes: ProgrammeChange[] = compareSessions(
        (origin?.sessions ?? []).map(({ content }, index) => ({ key: String(index + 1), content })),
        copy.map(({ origin: place, content }) => ({ key: place === null ? null : String(place), content })),
      );
      // Another version counts its sessions anew: they are recognised by their titles.
      const byTitle = (sessions: readonly { content: StoredSession }[]) =>
        sessions.map(({ content }) => ({ key: content.title, content }));
      return {
        version: origin?.template_version ?? 1,
        changes,
        offer:
          offer === undefined
            ? null
            : {
                version: offer.template_version,
                offeredAt: offer.offered_at.toISOString(),
                changes: compareSessions(byTitle(copy), byTitle(offer.sessions)),
              },
      };
    });
  }

  /**
   * Takes the offered version, whose days begin today, or keeps the copy as it is. What was reported stays.
   *
   * @throws NotFoundError, NoOpenOfferError, ProgrammeNotRunningError when it is taken while the programme waits or is over.
   */
  answer(caller: Caller, id: string, isAccepted: boolean): Promise<void> {
    return this.#database.as(caller, async (tx) => {
      const programme = await (isAccepted ? findRunning(tx, id) : findProgramme(tx, id));
      const offer = await findOpenOffer(tx, id);
      if (offer === undefined) throw new NoOpenOfferError();
      if (isAccepted) {
        await sql`
          update care.programme_sessions set removed_at = now()
          where programme_id = ${id} and patient_id = ${programme.patient_id} and removed_at is null`.execute(
          tx,
        );
        const sessions = offer.sessions.map(({ week, content }, index) => ({
          place: index + 1,
          week,
          content,
        }));
        const { rows } = await sql<{ id: string; week: number | null }>`
          insert into care.programme_sessions (company_id, patient_id, programme_id, position, week, origin, content)
          select p.company_id, p.patient_id, p.id, s.place, s.week, s.place, s.content
          from care.programmes as p,
               jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as s (place smallint, week smallint, content jsonb)
          where p.id = ${id} order by s.place returning id, week`.execute(tx);
        await planAgain(tx, programme, rows);
        await sql`
          update care.programmes set template_version = ${offer.template_version}, title = ${offer.title}, summary = ${offer.summary}
          where id = ${id} and patient_id = ${programme.patient_id}`.execute(tx);
      }
      const { numAffectedRows } = await sql`
        update care.programme_offers set answer = ${isAccepted ? 'accepted' : 'declined'}, answered_at = now()
        where id = ${offer.id} and programme_id = ${id} and answer is null`.execute(tx);
      if (numAffectedRows === 0n) throw new NoOpenOfferError();
    });
  }

  /**
   * One page of the running copies that do not have the template's newest content; none when that cannot be assigned.
   *
   * @throws NotFoundError
   */
  async copies(caller: Caller, templateId: string, page: number) {
    const { template } = await this.#templates.read(templateId);
    if (template === null) return { data: [], meta: { page, pageSize, total: 0 } };
    const { contentHash } = template;
    return this.#database.as(caller, async (tx) => {
      const { rows } = await sql<{
        id: string;
        patient_id: string;
        first_name: string;
        last_name: string;
        template_version: number;
        is_touched: boolean;
        answer: string | null;
        is_offered: boolean;
        total: number;
      }>`
        select p.id, p.patient_id, w.first_name, w.last_name, p.template_version, p.touched_at is not null as is_touched,
               o.answer, o.id is not null as is_offered, count(*) over () as total
        ${olderCopies(templateId, contentHash)}
        order by p.touched_at is not null, lower(ext.unaccent(w.last_name)), lower(ext.unaccent(w.first_name)), p.id
        limit ${pageSize} offset ${(page - 1) * pageSize}`.execute(tx);
      const data: ProgrammeCopy[] = rows.map((row) => ({
        programmeId: row.id,
        patientId: row.patient_id,
        patient: `${row.first_name} ${row.last_name}`.trim(),
        version: row.template_version,
        isTouched: row.is_touched,
        offer: !row.is_offered ? null : row.answer === 'declined' ? 'declined' : 'open',
      }));
      const counted =
        rows.length === 0 && page > 1
          ? await sql<{
              total: number;
            }>`select count(*) as total ${olderCopies(templateId, contentHash)}`.execute(tx)
          : { rows };
      return { data, meta: { page, pageSize, total: counted.rows[0]?.total ?? 0 } };
    });
  }

  /**
   * Offers the newest content of a template to the copies of it that nobody changed, or to those named. An earlier offer that is
   * still open gives way; a copy that has this version, or was offered it, is passed over.
   *
   * @returns how many were offered it now.
   * @throws NotFoundError, NotAssignableError
   */
  async offer(
    caller: Caller,
    templateId: string,
    programmeIds: readonly string[] | null,
  ): Promise<{ offered: number }> {
    const { template, problems } = await this.#templates.read(templateId);
    if (template === null) throw new NotAssignableError(problems);
    return this.#database.as(caller, async (tx) => {
      await lockTemplate(tx, templateId);
      const version = await versionOf(tx, caller, templateId, template);
      const wanted = sql`
        select p.company_id, p.patient_id, p.id, p.template_id ${olderCopies(templateId, template.contentHash)}
          and o.id is null and ${programmeIds === null ? sql`p.touched_at is null` : sql`p.id = any(${programmeIds}::uuid[])`}`;
      await sql`
        delete from care.programme_offers as f using (${wanted}) as p
        where f.company_id = p.company_id and f.programme_id = p.id and f.answer is null`.execute(tx);
      const { numAffectedRows } = await sql`
        insert into care.programme_offers (company_id, patient_id, programme_id, template_id, template_version, offered_by)
        select p.company_id, p.patient_id, p.id, p.template_id, ${version}, ${caller.accountId} from (${wanted}) as p`.execute(
        tx,
      );
      return { offered: Number(numAffectedRows ?? 0n) };
    });
  }
}

/** From where on: running copies `p` of people `w` with another content than this, and the offer `o` of this content. */
const olderCopies = (templateId: string, contentHash: Buffer) => sql`
  from care.programmes as p
  join care.people as w on w.company_id = p.company_id and w.account_id = p.patient_id and not w.blocked
  join care.programme_versions as v on v.template_id = p.template_id and v.version = p.template_version
  left join care.programme_versions as n on n.template_id = p.template_id and n.content_hash = ${contentHash}
  left join care.programme_offers as o
    on o.company_id = p.company_id and o.programme_id = p.id and o.template_version = n.version
  where p.template_id = ${templateId} and p.ended_at is null and v.content_hash <> ${contentHash}`;

async function findOpenOffer(tx: Transaction, programmeId: string): Promise<OpenOffer | undefined> {
  const { rows } = await sql<OpenOffer>`
    select o.id, o.template_version, o.offered_at, v.title, v.summary, v.sessions
    from care.programme_offers as o
    join care.programme_versions as v on v.template_id = o.template_id and v.version = o.template_version
    where o.programme_id = ${programmeId} and o.answer is null`.execute(tx);
  return rows[0];
}
