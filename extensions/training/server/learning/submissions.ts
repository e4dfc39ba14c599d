/** What learners hand in, and what trainers say of it. Row-level security shows it to nobody else. Decision 035. */
import { randomUUID } from 'node:crypto';
import { sql, type Actor, type CareDatabase, type Transaction } from '@huntzen/database';
import { pageSize } from '@huntzen/kernel/contracts';
import { InvalidInputError, NotFoundError, type Caller, type FileOutput } from '@huntzen/kernel/server';
import { FileUnreadableError, UnreadableRecordError } from '@huntzen/records/crypto';
import { getShare } from '@huntzen/records/keys';
import type {
  RoundInput,
  Submission,
  SubmissionInput,
  SubmissionResult,
  SubmissionState,
  SubmissionSummary,
  Work,
  WorkSummary,
} from '../../contracts/index.ts';
import { explained } from '../refusals.ts';
import {
  downloadNameOf,
  receiveFiles,
  type FileOwner,
  type FileVault,
  type ReceivedFile,
  type StoredFile,
  type SubmissionMediaType,
} from './files.ts';
import {
  presentAuthor,
  presentRound,
  presentSubmission,
  type RoundRow,
  type SubmissionRow,
} from './present.ts';

const columns = sql`
  s.id, s.title, s.state, s.rounds, s.handed_in_at, s.course_id, c.title as course_title, s.session_id, n.title as session_title,
  s.trainee_id, t.first_name || ' ' || t.last_name as learner_name,
  case when s.state <> 'waiting' then (
    select m.mark from care.submission_rounds r join care.submission_marks m on m.round_id = r.id
    where r.submission_id = s.id and r.round = s.rounds order by m.made_at desc, m.id desc limit 1) end as mark`;

const tables = sql`
  care.submissions s
  join care.courses c on c.id = s.course_id
  join care.trainees t on t.id = s.trainee_id
  left join care.training_sessions n on n.id = s.session_id`;

async function readSubmissions(tx: Transaction, rest: ReturnType<typeof sql>): Promise<SubmissionRow[]> {
  return (await sql<SubmissionRow>`select ${columns} from ${tables} where ${rest}`.execute(tx)).rows;
}

async function countSubmissions(tx: Transaction, where: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*) as total from care.submissions s where ${where}`.execute(tx);
  return rows[0]?.total ?? 0;
}

async function readRounds(tx: Transaction, submissionId: string) {
  const { rows } = await sql<RoundRow>`
    select r.id, r.round, r.body, r.handed_in_at, m.result, m.mark, m.comment, m.made_at,
           coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'media_type', f.media_type, 'byte_size', f.byte_size)
                                     order by f.place)
                     from care.submission_files f where f.round_id = r.id), '[]') as files
    from care.submission_rounds r
    left join lateral (
      select m.* from care.submission_marks m where m.round_id = r.id order by m.made_at desc, m.id desc limit 1) m on true
    where r.submission_id = ${submissionId} order by r.round desc`.execute(tx);
  return rows.map(presentRound);
}

const mine = sql`s.trainee_id = (select care.own_trainee())`;
const taught = sql`s.session_id in (select care.taught_sessions())`;
// By the last enrolment in it, as `care.refuse_who_left` looks at it.
const courseIsLeft = sql`(
  select e.status = 'withdrawn' from care.course_enrolments e
  where e.trainee_id = s.trainee_id and e.course_id = s.course_id
  order by e.ended_at desc nulls first, e.made_at desc limit 1)`;

async function getSubmission(
  tx: Transaction,
  id: string,
  whose: ReturnType<typeof sql>,
): Promise<{ row: SubmissionRow; submission: Submission }> {
  const [row] = await readSubmissions(tx, sql`s.id = ${id} and ${whose}`);
  if (row === undefined) throw new NotFoundError();
  return { row, submission: { ...presentSubmission(row), rounds: await readRounds(tx, id) } };
}

async function submissionOf(tx: Transaction, roundId: string): Promise<Submission> {
  const { submission_id } = await tx
    .selectFrom('care.submission_rounds')
    .select('submission_id')
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  return (await getSubmission(tx, submission_id, mine)).submission;
}

const nothingText = {
  fr: 'Écrivez un texte ou ajoutez un fichier.',
  en: 'Write a text or add a file.',
};

async function received({ text, files }: RoundInput): Promise<ReceivedFile[]> {
  if (text === '' && files.length === 0) throw new InvalidInputError([{ path: 'text', text: nothingText }]);
  return receiveFiles(files);
}

/** What a trainer decides about a round. */
export interface Decision {
  roundId: string;
  result: SubmissionResult;
  mark: number | null;
  comment: string;
}

/** The service of what is handed in. */
export class SubmissionService {
  readonly #database: CareDatabase;
  readonly #vault: FileVault;
  readonly #onUnreadable: (error: UnreadableRecordError) => void;

  /** @param onUnreadable told of each stored file that does not open. */
  constructor(
    database: CareDatabase,
    vault: FileVault,
    onUnreadable: (error: UnreadableRecordError) => void,
  ) {
    this.#database = database;
    this.#vault = vault;
    this.#onUnreadable = onUnreadable;
  }

  /**
   * One page of what the reader handed in: to be done again first, then the latest. What is asked for as to be done again can be:
   * the course is still followed.
   */
  listMine(
    caller: Caller,
    { state, page }: { state?: SubmissionState | undefined; page: number },
  ): Promise<{ submissions: SubmissionSummary[]; total: number }> {
    const where = sql`${mine} and (${state ?? null}::text is null or s.state = ${state ?? null})
      ${state === 'to_redo' ? sql`and not coalesce(${courseIsLeft}, false)` : sql``}`;
    return this.#database.as(caller, async (tx) => {
      const rows = await readSubmissions(
        tx,
        sql`${where} order by (s.state = 'to_redo') desc, s.handed_in_at desc, s.id desc
            limit ${pageSize} offset ${(page - 1) * pageSize}`,
      );
      return { submissions: rows.map(presentSubmission), total: await countSubmissions(tx, where) };
    });
  }

  /** What the reader handed in. Throws NotFoundError. */
  getMine(caller: Caller, id: string): Promise<Submission> {
    return this.#database.as(caller, async (tx) => (await getSubmission(tx, id, mine)).submission);
  }

  /** Hands an exercise in. Throws InvalidInputError, NotFoundError, TrainingRuleError. */
  async handIn(caller: Caller, input: SubmissionInput): Promise<Submission> {
    const { courseId, title, text, clientId } = input;
    return this.#add(
      caller,
      await received(input),
      sql`care.hand_in(${courseId}, ${title}, ${text}, ${clientId})`,
    );
  }

  /** Hands the same exercise in once more. Throws as `handIn`. */
  async handInAgain(caller: Caller, id: string, input: RoundInput): Promise<Submission> {
    const { text, clientId } = input;
    return this.#add(caller, await received(input), sql`care.hand_in_again(${id}, ${text}, ${clientId})`);
  }

  #add(caller: Caller, files: readonly ReceivedFile[], write: ReturnType<typeof sql>): Promise<Submission> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const written = await sql<{ id: string }>`select ${write} as id`.execute(tx);
        const { rows } = await sql<{ id: string; company_id: string; trainee_id: string; is_new: boolean }>`
          select id, company_id, trainee_id, handed_in_at = now() as is_new
          from care.submission_rounds where id = ${written.rows[0]?.id}`.execute(tx);
        const round = rows[0];
        if (round === undefined) throw new NotFoundError();
        // Sent twice: what came first stays.
        if (round.is_new && files.length > 0) {
          const person = await getShare(tx, caller.accountId);
          for (const [index, { name, mediaType, content }] of files.entries()) {
            const owner = { id: randomUUID(), companyId: round.company_id, traineeId: round.trainee_id };
            const sealed = this.#vault.seal(owner, person, content);
            await sql`
              select care.add_submission_file(
                ${round.id}, ${owner.id}, ${index + 1}, ${name}, ${mediaType}, ${content.length}, ${sealed.content_encrypted},
                ${sealed.iv}, ${sealed.auth_tag}, ${sealed.key_wrapped}, ${sealed.key_iv}, ${sealed.key_auth_tag}, ${sealed.kek_id},
                ${sealed.share_of})`.execute(tx);
          }
        }
        return submissionOf(tx, round.id);
      }),
    );
  }

  /** A file that was handed in, as far as the reader may see it. Throws NotFoundError, FileUnreadableError. */
  async openFile(caller: Actor, id: string): Promise<FileOutput> {
    const row = await this.#database.as(caller, async (tx) => {
      const { rows } = await sql<
        StoredFile & {
          company_id: string;
          trainee_id: string;
          place: number;
          media_type: SubmissionMediaType;
        }
      >`
        select company_id, trainee_id, place, media_type, content_encrypted, iv, auth_tag, key_wrapped, key_iv, key_auth_tag, kek_id,
               share_of, care.find_share(share_of) as share
        from care.submission_files where id = ${id}`.execute(tx);
      return rows[0];
    });
    if (row === undefined) throw new NotFoundError();
    const bytes = this.#open({ id, companyId: row.company_id, traineeId: row.trainee_id }, row);
    return {
      fileName: downloadNameOf(row.place, row.media_type),
      content: (async function* () {
        yield await Promise.resolve(bytes);
      })(),
    };
  }

  #open(owner: FileOwner, row: StoredFile): Buffer {
    try {
      return this.#vault.open(owner, row);
    } catch (error) {
      if (!(error instanceof UnreadableRecordError)) throw error;
      this.#onUnreadable(error);
      throw new FileUnreadableError();
    }
  }

  /** One page of what was handed in for the sessions that the reader teaches. */
  listTaught(
    caller: Caller,
    { state, session, page }: { state: SubmissionState; session?: string | undefined; page: number },
  ): Promise<{ work: WorkSummary[]; total: number }> {
    const where = sql`${taught} and s.state = ${state} and (${session ?? null}::uuid is null or s.session_id = ${session ?? null})`;
    const order = state === 'waiting' ? sql`s.handed_in_at, s.id` : sql`s.handed_in_at desc, s.id desc`;
    return this.#database.as(caller, async (tx) => {
      const rows = await readSubmissions(
        tx,
        sql`${where} order by ${order} limit ${pageSize} offset ${(page - 1) * pageSize}`,
      );
      return {
        work: rows.map((row) => ({ ...presentSubmission(row), learner: presentAuthor(row) })),
        total: await countSubmissions(tx, where),
      };
    });
  }

  /** What was handed in for a session that the reader teaches. Throws NotFoundError. */
  getTaught(caller: Caller, id: string): Promise<Work> {
    return this.#database.as(caller, async (tx) => {
      const { row, submission } = await getSubmission(tx, id, taught);
      return { ...submission, learner: presentAuthor(row) };
    });
  }

  /** Decides about the last round. Throws NotFoundError, TrainingRuleError. */
  decide(caller: Caller, id: string, { roundId, result, mark, comment }: Decision): Promise<Work> {
    return explained(() =>
      this.#database.as(caller, async (tx) => {
        const { row, submission } = await getSubmission(tx, id, taught);
        if (!submission.rounds.some((round) => round.id === roundId)) throw new NotFoundError();
        await sql`select care.mark_submission(${roundId}, ${result}, ${mark}, ${comment === '' ? null : comment})`.execute(
          tx,
        );
        return { ...(await getSubmission(tx, id, taught)).submission, learner: presentAuthor(row) };
      }),
    );
  }
}
