import type { NoteStore } from '../../extensions/records/notes/index.ts';
import type { Caller } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { companyNews } from './content/articles.ts';
import { panelPeople, patientGroups, people } from './content/people.ts';
import { programmes } from './content/programmes.ts';
import { everyPractitioner, practitioners } from './content/practitioners.ts';
import { sessions } from './content/sessions.ts';
import { getId, type DemoAccounts } from './accounts.ts';
import { loadClinicalNotes } from './clinical-notes.ts';
import { loadConsents } from './consents.ts';
import { writeConversation } from './conversation.ts';
import { loadJournal } from './journals.ts';
import { loadMessages } from './messages.ts';
import { loadOnboarding } from './onboarding.ts';
import { createRandom, uuidFor } from './deterministic.ts';
import { slugOf, type DemoEditorial } from './editorial.ts';
import { loadTraining } from './training.ts';
import { loadWait } from './waits.ts';

interface Publications {
  publish: (
    caller: Caller,
    sessionId: string,
    publication: {
      audience: { kind: 'all' } | { kind: 'group'; groupId: string } | { kind: 'patient'; patientId: string };
      visibleFrom: Temporal.Instant;
      access?: 'free';
      includeLateJoiners?: boolean;
    },
    requestKey: string | null,
  ) => Promise<{ id: string }>;
}

interface MySessions {
  complete: (
    caller: Caller,
    occurrenceId: string,
    clientId: string,
    report: { outcome: 'done'; performedOn: string; minutes: number; effort: number; pain: number | null },
  ) => Promise<unknown>;
}

interface Assignments {
  assign: (
    caller: Caller,
    templateId: string,
    assignment: {
      all: boolean;
      groupIds: string[];
      patientIds: string[];
      startsOn: string;
      days: number[];
      replace: boolean;
      includeLateJoiners: boolean;
    },
    requestKey: string | null,
  ) => Promise<unknown>;
}

interface Consultation {
  id: string;
  companyId: string;
  employeeId: string;
  practitionerId: string;
  type: string;
  status: string;
  startsAt: string;
  endsAt: string;
  startedAt: string | null;
  endedAt: string | null;
  cancelledBy: string | null;
  bufferAfterMinutes: number;
}

const monthsOfHistory = 6;

/** What the coach of the demonstration wrote down for themselves. */
const coachNote =
  'Préfère le matin. Genou droit à ménager : proposer les appuis sur chaise avant la marche rapide. Reparler du sommeil.';

/** Groups of patients and what was published to them, with six weeks of completions. */
async function loadProgrammes(
  strapi: Core.Strapi,
  client: pg.Client,
  { companyIds, accountIds }: DemoAccounts,
  { sessionIds, programmeIds }: DemoEditorial,
): Promise<void> {
  const random = createRandom(11);
  for (const group of patientGroups) {
    const companyId = getId(companyIds, group.companyKey);
    const groupId = uuidFor(`group ${group.key}`);
    await client.query('insert into care.groups (id, company_id, name, coach_id) values ($1, $2, $3, $4)', [
      groupId,
      companyId,
      group.name.fr,
      getId(accountIds, 'coach@horizon.example'),
    ]);
    await client.query(
      'insert into care.group_members (company_id, group_id, patient_id) select $1, $2, unnest($3::text[])',
      [companyId, groupId, group.memberEmails.map((email) => getId(accountIds, email))],
    );
  }
  const editorEmail = panelPeople.find(({ role }) => role === 'editor')?.email;
  const editor = (await strapi.db.query('admin::user').findOne({ where: { email: editorEmail } })) as {
    documentId: string;
  };
  const caller: Caller = {
    accountId: editor.documentId,
    role: 'editor',
    companyId: null,
    sessionId: null,
    address: '',
  };
  const coach: Caller = { ...caller, accountId: getId(accountIds, 'coach@horizon.example'), role: 'coach' };
  const publications = strapi.plugin('programmes').service<Publications>('publications');
  for (const [index, session] of sessions.entries()) {
    const { publication } = session;
    if (publication.state !== 'published') continue;
    const audience =
      publication.audience === 'all'
        ? { kind: 'all' as const }
        : publication.audience === 'group'
          ? { kind: 'group' as const, groupId: uuidFor(`group ${publication.groupKey}`) }
          : { kind: 'patient' as const, patientId: getId(accountIds, publication.email) };
    await publications.publish(
      audience.kind === 'group' ? coach : caller,
      getId(sessionIds, session.key),
      {
        audience,
        visibleFrom: Temporal.Now.instant().subtract({ hours: 24 * (45 - 4 * index) }),
        // The library is also for the patients who come later.
        ...(publication.audience === 'all' && publication.access === 'free'
          ? { access: publication.access, includeLateJoiners: true }
          : {}),
        // What a coach gives to a group runs for a season, and newcomers join in.
        ...(audience.kind === 'group'
          ? { endsAt: Temporal.Now.instant().add({ hours: 24 * 90 }), includeLateJoiners: true }
          : {}),
      },
      `demo-publication-${index}`,
    );
  }
  const assignments = strapi.plugin('programmes').service<Assignments>('assignments');
  const today = Temporal.Now.plainDateISO('Europe/Paris');
  for (const programme of programmes) {
    const monday = today.subtract({ days: today.dayOfWeek - 1 + 7 * programme.begunWeeksAgo });
    await assignments.assign(
      coach,
      getId(programmeIds, programme.key),
      {
        all: false,
        groupIds: [uuidFor(`group ${programme.groupKey}`)],
        patientIds: [],
        startsOn: monday.toString(),
        days: [...programme.days],
        replace: false,
        includeLateJoiners: false,
      },
      `demo-programme-${programme.key}`,
    );
  }
  await strapi
    .get<NoteStore>('care.coachNotes')
    .save(coach, getId(accountIds, 'paul.durand@horizon.example'), {
      sittingId: uuidFor('coach note'),
      seenRevision: 0,
      text: coachNote,
    });
  await reportPastDays(strapi, client, today.toString());
  const { rows } = await client.query<{
    id: string;
    company_id: string;
    patient_id: string;
    title: string;
    minutes: number;
  }>(
    `select o.id, o.company_id, o.patient_id, p.title, p.duration_minutes as minutes
     from care.occurrences o join care.publications p on p.id = o.publication_id order by o.patient_id, p.title`,
  );
  for (const [index, occurrence] of rows.entries()) {
    const times = Math.floor(random() * 4);
    for (let time = 0; time < times; time += 1) {
      const skipped = random() < 0.08;
      await client.query(
        `insert into care.completions (company_id, patient_id, occurrence_id, client_id, session_title, outcome, performed_on, minutes, effort, pain, created_at, updated_at)
         select $1, $2, $3, $4, $5, $6, at::date, $7, $8, $9, at, at from (select now() - make_interval(days => $10) as at) as moment`,
        [
          occurrence.company_id,
          occurrence.patient_id,
          occurrence.id,
          uuidFor(`completion ${index} ${time}`),
          occurrence.title,
          skipped ? 'skipped' : random() < 0.15 ? 'partial' : 'done',
          skipped ? 0 : Math.max(5, Math.round(occurrence.minutes * (0.8 + random() * 0.4))),
          skipped ? null : 2 + Math.floor(random() * 6),
          random() < 0.4 ? Math.floor(random() * 4) : null,
          1 + Math.floor(random() * 8) + time * 9,
        ],
      );
    }
  }
}

/** Four of five days of the programmes that have passed were reported, on their day. */
async function reportPastDays(strapi: Core.Strapi, client: pg.Client, today: string): Promise<void> {
  const mySessions = strapi.plugin('programmes').service<MySessions>('mySessions');
  const { rows } = await client.query<{
    id: string;
    patient_id: string;
    company_id: string;
    due_on: string;
    minutes: number;
  }>(
    `select o.id, o.patient_id, o.company_id, o.due_on::text, (s.content ->> 'durationMinutes')::int as minutes
     from care.occurrences as o join care.programme_sessions as s on s.company_id = o.company_id and s.id = o.programme_session_id
     where o.due_on < $1::date order by o.patient_id, o.due_on, s.position`,
    [today],
  );
  for (const [index, { id, patient_id, company_id, due_on, minutes }] of rows.entries()) {
    if (index % 5 === 0) continue;
    const caller: Caller = {
      accountId: patient_id,
      companyId: company_id,
      role: 'patient',
      sessionId: null,
      address: '',
    };
    const report = {
      outcome: 'done' as const,
      performedOn: due_on,
      minutes,
      effort: 3 + (index % 4),
      // One person in some hurts: their progression is held back.
      pain: patient_id === rows[0]?.patient_id ? 5 : null,
    };
    await mySessions.complete(caller, id, uuidFor(`programme completion ${index}`), report);
  }
  await client.query(
    `update care.completions as c set created_at = at, updated_at = at
     from (select o.id, o.due_on + time '18:00' as at from care.occurrences as o where o.programme_id is not null) as o
     where c.occurrence_id = o.id`,
  );
}

/** The weekly hours of the practitioners. */
async function loadAvailability(client: pg.Client, { accountIds }: DemoAccounts): Promise<void> {
  for (const practitioner of everyPractitioner) {
    const practitionerId = getId(accountIds, practitioner.email);
    for (const rule of practitioner.availability) {
      await client.query(
        `insert into care.availability_rules (practitioner_id, weekday, start_time, end_time, time_zone, slot_minutes,
           buffer_after_minutes, minimum_notice_minutes, horizon_days, modes)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          practitionerId,
          rule.weekday,
          rule.startTime,
          rule.endTime,
          practitioner.timeZone,
          rule.slotMinutes,
          rule.bufferAfterMinutes,
          rule.minimumNoticeMinutes,
          rule.horizonDays,
          rule.modes,
        ],
      );
    }
    await client.query('update care.practitioners set auto_confirm = $2 where account_id = $1', [
      practitionerId,
      practitioner.autoConfirm,
    ]);
  }
}

/** Every time a practitioner has seen somebody, or will: whole slots of their weekly hours, a part of them taken. */
function planConsultations({ companyIds, accountIds }: DemoAccounts): Consultation[] {
  const random = createRandom(23);
  const today = Temporal.Now.plainDateISO('UTC');
  const first = today.subtract({ months: monthsOfHistory }).with({ day: 1 });
  const last = today.add({ days: 10 });
  const now = Temporal.Now.instant();
  const employees = people.filter(({ role }) => role === 'employee');
  const taken = new Map<string, number[]>();
  const isFree = (employeeId: string, startsAt: number) =>
    (taken.get(employeeId) ?? []).every((other) => Math.abs(other - startsAt) >= 3_600_000);
  const planned: Consultation[] = [];
  // Two appointments that whoever tries the demonstration finds: the first slot of a practitioner in three days or more.
  const awaited = new Map([
    ['dr.bernard@huntzen.example', 'marc.dupont@techcorp.example'],
    ['dr.moreau@huntzen.example', 'lea.martin@techcorp.example'],
  ]);
  for (let day = first; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const practitioner of practitioners) {
      for (const rule of practitioner.availability.filter(({ weekday }) => weekday === day.dayOfWeek)) {
        const step = rule.slotMinutes + rule.bufferAfterMinutes;
        const end = Temporal.PlainTime.from(rule.endTime);
        for (
          let time = Temporal.PlainTime.from(rule.startTime);
          Temporal.PlainTime.compare(time.add({ minutes: rule.slotMinutes }), end) <= 0;
          time = time.add({ minutes: step })
        ) {
          const chance = random();
          const drawn = employees[Math.floor(random() * employees.length)];
          const promised =
            Temporal.PlainDate.compare(day, today.add({ days: 3 })) >= 0
              ? awaited.get(practitioner.email)
              : undefined;
          const employee = promised === undefined ? drawn : employees.find(({ email }) => email === promised);
          const outcome = random();
          const minutes = 44 + Math.floor(random() * 9);
          if ((chance > 0.07 && promised === undefined) || employee === undefined) continue;
          const start = day.toZonedDateTime({ timeZone: practitioner.timeZone, plainTime: time });
          const startsAt = start.epochMilliseconds;
          const employeeId = getId(accountIds, employee.email);
          if (!isFree(employeeId, startsAt)) continue;
          taken.set(employeeId, [...(taken.get(employeeId) ?? []), startsAt]);
          const isPast = startsAt + 4 * 3_600_000 < now.epochMilliseconds;
          // Nothing is under way while the data is loaded.
          if (!isPast && startsAt < now.epochMilliseconds + 3_600_000) continue;
          const status = !isPast
            ? promised !== undefined || practitioner.autoConfirm || outcome < 0.6
              ? 'confirmed'
              : 'scheduled'
            : outcome < 0.86
              ? 'completed'
              : outcome < 0.95
                ? 'cancelled'
                : 'no_show';
          if (promised !== undefined) awaited.delete(practitioner.email);
          const began = start.add({ minutes: Math.floor(outcome * 4) });
          planned.push({
            id: uuidFor(`consultation ${practitioner.email} ${start.toInstant().toString()}`),
            companyId: getId(companyIds, employee.companyKey),
            employeeId,
            practitionerId: getId(accountIds, practitioner.email),
            type: rule.modes[Math.floor(outcome * 10) % rule.modes.length] ?? 'video',
            status,
            startsAt: start.toInstant().toString(),
            endsAt: start.add({ minutes: rule.slotMinutes }).toInstant().toString(),
            startedAt: status === 'completed' ? began.toInstant().toString() : null,
            endedAt: status === 'completed' ? began.add({ minutes }).toInstant().toString() : null,
            cancelledBy: status === 'cancelled' ? (outcome < 0.92 ? 'employee' : 'practitioner') : null,
            bufferAfterMinutes: rule.bufferAfterMinutes,
          });
        }
      }
    }
  }
  return planned;
}

async function insertConsultations(client: pg.Client, consultations: readonly Consultation[]): Promise<void> {
  await client.query(
    `insert into care.consultations (id, company_id, employee_id, practitioner_id, type, status, starts_at, ends_at,
                                     started_at, ended_at, cancelled_by, buffer_after_minutes)
     select id, "companyId", "employeeId", "practitionerId", type, status, "startsAt", "endsAt",
            "startedAt", "endedAt", "cancelledBy", "bufferAfterMinutes"
     from jsonb_to_recordset($1::jsonb) as c (id uuid, "companyId" text, "employeeId" text, "practitionerId" text, type text,
       status text, "startsAt" timestamptz, "endsAt" timestamptz, "startedAt" timestamptz, "endedAt" timestamptz,
       "cancelledBy" text, "bufferAfterMinutes" smallint)`,
    [JSON.stringify(consultations)],
  );
}

/** Scores of some completed consultations of the last months, so that averages are shown; the newest stay to be rated. */
async function insertRatings(client: pg.Client, consultations: readonly Consultation[]): Promise<void> {
  const random = createRandom(29);
  const rated = consultations.flatMap(({ id, status, endedAt }) => {
    const chance = random();
    const score = 3 + Math.floor(random() * 3);
    const isOld = endedAt !== null && Date.parse(endedAt) < Date.now() - 3 * 86_400_000;
    return status === 'completed' && isOld && chance < 0.6 ? [{ id, score, at: endedAt }] : [];
  });
  await client.query(
    `insert into care.consultation_ratings (consultation_id, score, created_at)
     select id, score, at + interval '1 hour' from jsonb_to_recordset($1::jsonb) as r (id uuid, score smallint, at timestamptz)
     order by at`,
    [JSON.stringify(rated)],
  );
}

/** A first exchange in the next appointment of two people, through the stores that encrypt. */
async function loadConversation(
  strapi: Core.Strapi,
  consultations: readonly Consultation[],
  employeeId: string,
): Promise<void> {
  const now = new Date().toISOString();
  const next = consultations
    .filter(
      ({ employeeId: id, status, startsAt }) => id === employeeId && status === 'confirmed' && startsAt > now,
    )
    .sort((left, right) => left.startsAt.localeCompare(right.startsAt))[0];
  if (next === undefined) return;
  await writeConversation(strapi, next.id, {
    employee: { accountId: next.employeeId, role: 'employee', companyId: next.companyId },
    practitioner: { accountId: next.practitionerId, role: 'practitioner', companyId: null },
  });
}

async function loadNews(client: pg.Client, { companyIds, accountIds }: DemoAccounts): Promise<void> {
  for (const news of companyNews) {
    const companyId = getId(companyIds, news.companyKey);
    const hr = people.find(({ role, companyKey }) => role === 'hr' && companyKey === news.companyKey);
    if (hr === undefined) throw new Error(`${news.companyKey} has no HR to write its news`);
    await client.query(
      `insert into care.news (id, company_id, author_id, title, slug, body, department, state, published_at, archived_at, created_at, updated_at)
       select $1, $2, $3, $4, $5, $6, $7, $8::text, case when $8 <> 'draft' then at end, case when $8 = 'archived' then at + interval '1 day' end, at, at
       from (select now() - make_interval(days => $9) as at) as moment`,
      [
        uuidFor(`news ${news.title}`),
        companyId,
        getId(accountIds, hr.email),
        news.title,
        slugOf(news.title),
        news.contentMarkdown,
        news.department ?? null,
        news.state,
        news.daysAgo,
      ],
    );
  }
}

/** Fills `care`: publications, completions, availability, six months of consultations with two notes, one conversation, company news. */
export async function loadActivity(
  strapi: Core.Strapi,
  databaseUrl: string,
  accounts: DemoAccounts,
  editorial: DemoEditorial,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'care demonstration' });
  await client.connect();
  const idOf = (email: string) => getId(accounts.accountIds, email);
  try {
    await loadConsents(client, accounts);
    await loadProgrammes(strapi, client, accounts, editorial);
    await loadAvailability(client, accounts);
    await loadOnboarding(strapi, client, accounts);
    const consultations = planConsultations(accounts);
    await insertConsultations(client, consultations);
    await insertRatings(client, consultations);
    await loadClinicalNotes(strapi, consultations, {
      authors: ['dr.moreau@huntzen.example', 'dr.bernard@huntzen.example'].map(idOf),
      readers: ['lea.martin@techcorp.example', 'marc.dupont@techcorp.example'].map(idOf),
    });
    await loadWait(client, accounts);
    await loadTraining(strapi, client, accounts);
    await loadNews(client, accounts);
    await loadMessages(client, accounts);
    for (const email of ['marc.dupont@techcorp.example', 'lea.martin@techcorp.example']) {
      await loadConversation(strapi, consultations, idOf(email));
    }
    await loadJournal(strapi, accounts);
  } finally {
    await client.end();
  }
}
