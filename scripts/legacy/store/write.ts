/**
 * Writes a plan. Accounts and drafts go into Strapi's own tables, in the shape in which its document service writes them
 * (a test publishes what was written through that service): one transaction cannot hold the service's connection and ours.
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from '@huntzen/database';
import type {
  ImportPlan,
  NewCompletion,
  NewOccurrence,
  NewPatient,
  NewProgramme,
  NewProgrammeSession,
  NewSession,
} from '../domain/plan.ts';
import type { TableName } from '../domain/tables.ts';
import { actAs, inParts } from './database.ts';
import { fingerprintTargets, type Target, type TargetKind } from './kinds.ts';

interface WrittenTarget extends Target {
  readonly table: TableName;
  readonly sourceId: string;
  /** The account whose data it is; null for sessions and exercises. */
  readonly patientId: string | null;
}

/** What a plan is written with. */
export interface WriteOptions {
  /** Kept with the batch; the name alone, no path. */
  readonly folder: string;
  /** Whether active patients get a mail to choose their password. */
  readonly invite: boolean;
}

/** Writes the plan as a new batch; returns its number, or null when there was nothing to write. */
export async function writePlan(
  tx: Transaction,
  plan: ImportPlan,
  { folder, invite }: WriteOptions,
): Promise<number | null> {
  if (plan.rows.length === 0) return null;
  await actAs(tx, 'care_cms');
  await writeAccounts(tx, plan.patients);
  for (const session of plan.sessions) await writeDraft(tx, session);

  await actAs(tx, 'care_owner');
  const touched = await readTouched(tx, plan);
  await writeProgrammes(tx, plan.programmes, plan.programmeSessions);
  await writeProgrammeSessions(tx, plan.programmeSessions);
  await writeOccurrences(tx, plan.occurrences);
  await writeCompletions(tx, plan.completions);
  await restoreTouched(tx, touched);
  if (invite) await enqueueInvitations(tx, plan.patients);
  return writeBatch(tx, plan, folder);
}

async function writeAccounts(tx: Transaction, patients: readonly NewPatient[]): Promise<void> {
  for (const part of inParts(patients)) {
    await tx
      .with('accounts', (query) =>
        query
          .insertInto('cms.up_users')
          .values(
            part.map((patient) => ({
              document_id: patient.accountId,
              username: patient.email,
              email: patient.email,
              provider: 'local',
              confirmed: false,
              blocked: patient.blocked,
              first_name: patient.firstName,
              last_name: patient.lastName,
              language: patient.language,
              time_zone: patient.timeZone,
              company_id: patient.companyRowId,
              created_at: sql`now()`,
              updated_at: sql`now()`,
              published_at: sql`now()`,
            })),
          )
          .returning('id'),
      )
      .insertInto('cms.up_users_role_lnk')
      .columns(['user_id', 'role_id'])
      .expression((query) =>
        query
          .selectFrom(['accounts', 'cms.up_roles as r'])
          .select(['accounts.id as user_id', 'r.id as role_id'])
          .where('r.type', '=', 'patient'),
      )
      .execute();
  }
}

const timestamps = { created_at: sql<Date>`now()`, updated_at: sql<Date>`now()`, published_at: null };

/** The draft of a session and of the exercise in its only block. */
async function writeDraft(tx: Transaction, session: NewSession): Promise<void> {
  const exercise = await tx
    .insertInto('cms.exercises')
    .values({
      ...timestamps,
      document_id: session.exerciseId,
      title: session.title,
      slug: session.slug,
      summary: session.summary,
      instructions: session.instructions,
      level: session.level,
      duration_minutes: session.durationMinutes,
      variables: JSON.stringify(session.variables),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await tx
    .insertInto('cms.sessions')
    .values({
      ...timestamps,
      document_id: session.sessionId,
      title: session.title,
      slug: session.slug,
      summary: session.summary,
      objective: session.objective,
      level: session.level,
      duration_minutes: session.durationMinutes,
      archived_at: session.isArchived ? sql<Date>`now()` : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const block = await tx
    .insertInto('cms.components_programme_blocks')
    .values({ rounds: 1, rest_seconds: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('cms.components_programme_blocks_exercise_lnk')
    .values({ block_id: block.id, exercise_id: exercise.id })
    .execute();
  await tx
    .insertInto('cms.sessions_cmps')
    .values({
      entity_id: id,
      cmp_id: block.id,
      component_type: 'programme.block',
      field: 'blocks',
      order: 1,
    })
    .execute();
  if (session.tagIds.length > 0) {
    await tx
      .insertInto('cms.sessions_tags_lnk')
      .values(session.tagIds.map((tagId, index) => ({ session_id: id, tag_id: tagId, tag_ord: index + 1 })))
      .execute();
  }
}

/** Adding a session to a programme marks it as touched; the import is nobody's change, so the mark is put back. */
async function readTouched(
  tx: Transaction,
  { programmes, programmeSessions }: ImportPlan,
): Promise<{ id: string; touched_at: Date | null }[]> {
  const made = new Set(programmes.map(({ id }) => id));
  const grown = [...new Set(programmeSessions.map(({ programmeId }) => programmeId))].filter(
    (id) => !made.has(id),
  );
  if (grown.length === 0) return [];
  return tx
    .selectFrom('care.programmes')
    .select(['id', 'touched_at'])
    .where('id', 'in', grown)
    .forUpdate()
    .execute();
}

async function restoreTouched(
  tx: Transaction,
  touched: readonly { id: string; touched_at: Date | null }[],
): Promise<void> {
  for (const { id, touched_at } of touched)
    await tx.updateTable('care.programmes').set({ touched_at }).where('id', '=', id).execute();
}

async function writeProgrammes(
  tx: Transaction,
  programmes: readonly NewProgramme[],
  programmeSessions: readonly NewProgrammeSession[],
): Promise<void> {
  const sessionsOf = Map.groupBy(programmeSessions, ({ programmeId }) => programmeId);
  for (const part of inParts(programmes, 200)) {
    await tx
      .insertInto('care.programme_versions')
      .values(
        part.map(({ id, templateId, title, summary, assignedBy }) => {
          const sessions = (sessionsOf.get(id) ?? []).map(({ content }) => ({ week: null, content }));
          return {
            template_id: templateId,
            version: 1,
            content_hash: createHash('sha256').update(JSON.stringify({ title, summary, sessions })).digest(),
            title,
            summary,
            sessions: JSON.stringify(sessions),
            created_by: assignedBy,
          };
        }),
      )
      .execute();
    await tx
      .insertInto('care.programmes')
      .values(
        part.map((programme) => ({
          id: programme.id,
          company_id: programme.patient.companyId,
          patient_id: programme.patient.accountId,
          template_id: programme.templateId,
          template_version: 1,
          title: programme.title,
          summary: programme.summary,
          time_zone: programme.patient.timeZone,
          days: [...programme.days],
          starts_on: programme.startsOn,
          ends_on: programme.endsOn,
          assigned_by: programme.assignedBy,
          assigned_by_role: programme.assignedByRole,
          paused_on: programme.pausedOn,
          pause_reason: programme.pausedOn === null ? null : 'other',
          ended_at:
            programme.endedOn === null
              ? null
              : sql<Date>`least(now(), (${programme.endedOn}::date + time '12:00') at time zone ${programme.patient.timeZone})`,
        })),
      )
      .execute();
  }
}

async function writeProgrammeSessions(
  tx: Transaction,
  sessions: readonly NewProgrammeSession[],
): Promise<void> {
  for (const part of inParts(sessions)) {
    await tx
      .insertInto('care.programme_sessions')
      .values(
        part.map(({ id, programmeId, patient, position, origin, content }) => ({
          id,
          company_id: patient.companyId,
          patient_id: patient.accountId,
          programme_id: programmeId,
          position,
          origin,
          content: JSON.stringify(content),
        })),
      )
      .execute();
  }
}

async function writeOccurrences(tx: Transaction, occurrences: readonly NewOccurrence[]): Promise<void> {
  for (const part of inParts(occurrences)) {
    await tx
      .insertInto('care.occurrences')
      .values(
        part.map(({ id, programmeId, programmeSessionId, patient, day, isLeftOut }) => ({
          id,
          company_id: patient.companyId,
          patient_id: patient.accountId,
          programme_id: programmeId,
          programme_session_id: programmeSessionId,
          due_on: day,
          planned_on: day,
          visible_from: sql<Date>`now()`,
          skipped_at: isLeftOut ? sql<Date>`now()` : null,
        })),
      )
      .execute();
  }
}

async function writeCompletions(tx: Transaction, completions: readonly NewCompletion[]): Promise<void> {
  for (const part of inParts(completions)) {
    await tx
      .insertInto('care.completions')
      .values(
        part.map((completion) => {
          // Fixed since long: the day it was done decides its place in the history, and nobody edits it any more.
          const reportedAt = sql<Date>`least(now(), ${completion.performedOn}::date + time '12:00')`;
          return {
            id: completion.id,
            company_id: completion.patient.companyId,
            patient_id: completion.patient.accountId,
            occurrence_id: completion.occurrenceId,
            client_id: completion.clientId,
            session_title: completion.title,
            outcome: completion.outcome,
            performed_on: completion.performedOn,
            minutes: completion.minutes,
            effort: completion.effort,
            pain: completion.pain,
            seen: JSON.stringify(completion.seen),
            created_at: reportedAt,
            updated_at: reportedAt,
          };
        }),
      )
      .execute();
  }
}

/** The key of a waiting invitation, by which a rollback takes it out of the queue. */
export const invitationKey = (accountId: string): string => `legacy invitation ${accountId}`;

async function enqueueInvitations(tx: Transaction, patients: readonly NewPatient[]): Promise<void> {
  for (const { accountId } of patients.filter(({ blocked }) => !blocked)) {
    const payload = JSON.stringify({ template: 'invitation', accountId });
    await sql`select graphile_worker.care_enqueue('mail.send', ${payload}::json, ${invitationKey(accountId)})`.execute(
      tx,
    );
  }
}

function targetsOf(plan: ImportPlan): WrittenTarget[] {
  const ofClientSession =
    (kind: TargetKind) =>
    ({ sourceId, id, patient }: NewProgrammeSession | NewOccurrence | NewCompletion): WrittenTarget => ({
      table: 'client_sessions',
      sourceId,
      kind,
      id,
      patientId: patient.accountId,
    });
  return [
    ...plan.patients.map(({ sourceId, accountId }) => ({
      table: 'patients' as const,
      sourceId,
      kind: 'account' as const,
      id: accountId,
      patientId: accountId,
    })),
    ...plan.sessions.flatMap(({ sourceId, sessionId, exerciseId }) => {
      const target = { table: 'sessions' as const, sourceId, patientId: null };
      return [
        { ...target, kind: 'session' as const, id: sessionId },
        { ...target, kind: 'exercise' as const, id: exerciseId },
      ];
    }),
    ...plan.programmes.flatMap(({ sourceId, id, templateId, patient }) => {
      const target = { table: 'client_programmes' as const, sourceId, patientId: patient.accountId };
      return [
        { ...target, kind: 'programme' as const, id },
        { ...target, kind: 'programme_version' as const, id: templateId },
      ];
    }),
    ...plan.programmeSessions.map(ofClientSession('programme_session')),
    ...plan.occurrences.map(ofClientSession('occurrence')),
    ...plan.completions.map(ofClientSession('completion')),
  ];
}

/** Remembers what was written, row by row. */
async function writeBatch(tx: Transaction, plan: ImportPlan, folder: string): Promise<number> {
  const byKind = Map.groupBy(targetsOf(plan), ({ kind }) => kind);
  const written: (WrittenTarget & { hash: Buffer })[] = [];
  for (const [kind, targets] of byKind) {
    const hashes = await fingerprintTargets(
      tx,
      kind,
      targets.map(({ id }) => id),
    );
    for (const target of targets) {
      const hash = hashes.get(target.id);
      if (hash === undefined) throw new Error(`the ${kind} ${target.id} was not written`);
      written.push({ ...target, hash });
    }
  }
  await actAs(tx, 'care_owner');
  const { id } = await tx
    .insertInto('care.legacy_batches')
    .columns(['id', 'folder'])
    .expression((query) =>
      query
        .selectFrom('care.legacy_batches')
        .select((select) => [
          select(select.fn.coalesce(select.fn.max('id'), sql.lit(0)), '+', 1).as('id'),
          select.val(folder).as('folder'),
        ]),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const part of inParts(plan.rows)) {
    await tx
      .insertInto('care.legacy_rows')
      .values(
        part.map(({ table, sourceId, hash }) => ({
          source_table: table,
          source_id: sourceId,
          content_hash: hash,
          batch_id: id,
        })),
      )
      .execute();
  }
  for (const part of inParts(written)) {
    await tx
      .insertInto('care.legacy_targets')
      .values(
        part.map((target) => ({
          kind: target.kind,
          target_id: target.id,
          source_table: target.table,
          source_id: target.sourceId,
          patient_id: target.patientId,
          stored_hash: target.hash,
        })),
      )
      .execute();
  }
  return id;
}
