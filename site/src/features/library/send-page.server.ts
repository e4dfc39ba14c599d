import { randomUUID } from 'node:crypto';
import type { AstroGlobal } from 'astro';

import { ApiError } from '../../lib/api.server.ts';
import { handleForm } from '../../lib/forms.server.ts';
import { valuesOf, type FormState, type FormValues } from '../../lib/forms.ts';
import { getReaderTimeZone } from '../../lib/reader.server.ts';
import { todayIn } from '../programmes/programmes.ts';
import { listMyGroups } from '../programmes/programmes.server.ts';
import { chosenSessions, periodOf, readDosages, sendFormSchema, type SendForm } from './library.ts';
import {
  getLibrarySession,
  publishMany,
  rehearseMany,
  type BulkInput,
  type BulkRehearsal,
} from './library.server.ts';

/** Puts what the API says about a personal value where its field is. */
function atFields(error: unknown, fields: readonly string[]): unknown {
  if (!(error instanceof ApiError)) return error;
  const details = error.details.map(({ path, message }) => {
    const [, index] = /dosages\.(\d+)\./.exec(path) ?? [];
    return { path: (index === undefined ? undefined : fields[Number(index)]) ?? path, message };
  });
  const { status, code, message, retryAfterSeconds } = error;
  return new ApiError(status, { code, message, details }, retryAfterSeconds);
}

/** The fields as they were typed, and the person whose dosage is to be set beside those there are. */
function typedAgain(input: SendForm, groups: readonly { id: string; patients: readonly { id: string }[] }[]) {
  const texts: FormValues = Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const { groupIds, addDosed } = input;
  const isAdded = input.then === 'dose' && addDosed !== '';
  const isChosen =
    input.all === 'on' ||
    groups.some(
      ({ id, patients }) => groupIds.includes(id) && patients.some((patient) => patient.id === addDosed),
    );
  const patientIds = isAdded && !isChosen ? [...input.patientIds, addDosed] : input.patientIds;
  const dosedIds = isAdded ? [...input.dosedIds, addDosed] : input.dosedIds;
  return {
    ...texts,
    groupIds,
    patientIds: [...new Set(patientIds)],
    dosedIds: [...new Set(dosedIds)],
    addDosed: '',
  };
}

/** Handles the page on which sessions are given to people; gives what it shows, or where to go. */
export async function openSendPage(page: AstroGlobal) {
  const { api, paths } = page.locals;
  const ids = chosenSessions(page.url.searchParams);
  if (ids.length === 0) return page.redirect(paths.coachSessions(), 303);
  const [groups, timeZone, ...sessions] = await Promise.all([
    listMyGroups(api),
    getReaderTimeZone(api),
    ...ids.map((id) => getLibrarySession(api, id)),
  ]);
  const today = todayIn(timeZone, new Date());
  const checked: { rehearsal: BulkRehearsal | null; input: SendForm | null } = {
    rehearsal: null,
    input: null,
  };
  const answer = await handleForm(page, {
    name: 'send',
    schema: sendFormSchema,
    initial: { key: randomUUID(), access: 'assigned', visibleFrom: today, endsAt: '' },
    submit: async (input) => {
      checked.input = input;
      if (input.then === 'dose') return new Response(null);
      const dosages = readDosages(input);
      const asked: BulkInput = {
        sessionIds: ids,
        all: input.all === 'on',
        groupIds: input.groupIds,
        patientIds: input.patientIds,
        access: input.access,
        repeat: input.repeat === 'on',
        includeLateJoiners: input.includeLateJoiners === 'on',
        dosages: dosages.map(({ field: _field, ...dosage }) => dosage),
        ...periodOf(input, timeZone, today),
      };
      try {
        if (input.then === 'rehearse') {
          checked.rehearsal = await rehearseMany(api, asked);
          return new Response(null);
        }
        await publishMany(api, asked, input.key);
      } catch (error) {
        throw atFields(
          error,
          dosages.map(({ field }) => field),
        );
      }
      return page.redirect(paths.coachSessions({ notice: 'sessions-assigned' }), 303);
    },
  });
  const { input, rehearsal } = checked;
  if (answer instanceof Response && (input === null || input.then === 'send')) return answer;
  // After a check the form comes back as it was filled in, to be sent or changed.
  const form: FormState =
    answer instanceof Response
      ? { name: 'send', values: input === null ? {} : typedAgain(input, groups), errors: {}, problem: null }
      : answer;
  const people = new Map(
    groups.flatMap(({ patients }) => patients.map((patient) => [patient.id, patient.name])),
  );
  const dosed = valuesOf(form, 'dosedIds').flatMap((id) => {
    const name = people.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return { form, sessions, groups, people: [...people], dosed, today, rehearsal };
}
