/** Requests as they came, made ready for whoever plans them. */
import type { Transaction } from '@huntzen/database';
import { InvalidInputError } from '@huntzen/kernel/server';
import type { ProposalRequest } from '../../contracts/proposals.ts';
import type { PlanRequest } from '../../planner/index.ts';
import { unknownChoice } from '../choices.ts';
import { isKnownZone } from '../domain/wall-time.ts';
import { planRequestOf } from './asked.ts';

/** A request with what the planner is asked and the title of its session. */
export interface Prepared {
  readonly asked: ProposalRequest;
  readonly request: PlanRequest;
  readonly title: string;
}

async function prepareOne(tx: Transaction, asked: ProposalRequest, index: number): Promise<Prepared> {
  const path = `requests.${index}`;
  const course = await tx
    .selectFrom('care.courses')
    .select(['title', 'hours'])
    .where('id', '=', asked.courseId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (course === undefined) throw unknownChoice(`${path}.courseId`);
  const company = await tx
    .selectFrom('cms.companies')
    .select('time_zone')
    .where('document_id', '=', asked.companyId)
    .executeTakeFirst();
  if (company === undefined) throw unknownChoice(`${path}.companyId`);
  const timeZone = asked.zone ?? company.time_zone ?? 'Europe/Paris';
  if (!isKnownZone(timeZone)) throw unknownChoice(`${path}.zone`);
  const titles = asked.subjects.map(({ title }) => title);
  if (new Set(titles).size < titles.length)
    throw new InvalidInputError([
      {
        path: `${path}.subjects`,
        text: { fr: 'Deux matières ont le même nom.', en: 'Two subjects have the same name.' },
      },
    ]);
  return {
    asked,
    title: asked.title ?? course.title,
    request: planRequestOf(String(index), asked, { courseHours: course.hours, timeZone }),
  };
}

/** Requests made ready, in order. @throws InvalidInputError for choices that are not there. */
export async function prepare(tx: Transaction, asked: readonly ProposalRequest[]): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const [index, one] of asked.entries()) prepared.push(await prepareOne(tx, one, index));
  return prepared;
}

/** The day a year later: as far as a longer window is looked at when one is too short. */
export const aYearAfter = (day: string): string =>
  new Date(Date.parse(day) + 366 * 86_400_000).toISOString().slice(0, 10);
