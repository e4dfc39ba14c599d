import { one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { silentDaysSchema } from './coach.ts';

const preferences = z.object({
  silentDays: silentDaysSchema.describe('After how many days without a report a patient is to be looked at.'),
});

/** What the signed-in coach chose about following. */
export const showPreferencesRoute = route({
  method: 'GET',
  path: '/my/coach-preferences',
  summary: 'After how many days without a report I want to look at a patient.',
  response: one(preferences),
});

/** Changes it. */
export const changePreferencesRoute = route({
  method: 'PUT',
  path: '/my/coach-preferences',
  summary: 'Choose after how many days without a report I want to look at a patient.',
  body: preferences,
  response: one(preferences),
});
