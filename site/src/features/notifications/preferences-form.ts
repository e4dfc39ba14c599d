import { mutablesOf, type Mutable, type Preferences } from '@huntzen/delivery/contracts';
import * as z from 'zod';

import type { FormValues } from '../../lib/forms.ts';
import type { Role } from '../session/roles.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What the form sends: the ways that are ticked, and hours where they are asked for. */
export const preferencesForm = z.object({
  wanted: z.array(z.string()).default([]),
  reminderAt: wallTime.optional(),
  quietFrom: wallTime.optional(),
  quietTo: wallTime.optional(),
});

/** The form as it is filled at first. */
export const preferencesValues = (role: Role, chosen: Preferences): FormValues => ({
  wanted: mutablesOf(role).filter((mutable) => !chosen.muted.includes(mutable)),
  reminderAt: chosen.reminderAt,
  quietFrom: chosen.quietFrom,
  quietTo: chosen.quietTo,
});

/** What the person chose; what the form does not show stays. */
export function preferencesFrom(
  role: Role,
  before: Preferences,
  { wanted, ...hours }: z.output<typeof preferencesForm>,
): Preferences {
  const asked = mutablesOf(role);
  const isMuted = (mutable: Mutable) =>
    asked.includes(mutable) ? !wanted.includes(mutable) : before.muted.includes(mutable);
  return {
    muted: [...new Set([...asked, ...before.muted])].filter(isMuted),
    reminderAt: hours.reminderAt ?? before.reminderAt,
    quietFrom: hours.quietFrom ?? before.quietFrom,
    quietTo: hours.quietTo ?? before.quietTo,
  };
}
