import { consentDocuments, newPassword } from '@huntzen/identity/contracts';
import * as z from 'zod';

/** The shortest password that the API accepts. */
export const PASSWORD_MINIMUM = newPassword.minLength ?? 0;

/** The version in force of a document that a person accepts with an invitation. */
export function consentVersion(document: (typeof consentDocuments)[number]['document']): string {
  return consentDocuments.find((entry) => entry.document === document)?.version ?? '';
}

/** An e-mail address as people type it. */
export const emailField = z.string().trim().max(254).pipe(z.email());

/** A password being chosen; spaces count. */
export const newPasswordField = newPassword;

/** A password being given; nothing but its presence is checked here. */
export const passwordField = z.string().min(1).max(200);

/** A single-use token out of a link of ours. */
export const tokenField = z.string().min(20).max(512);

/** A first or last name. */
export const nameField = z.string().trim().min(1).max(80);

/** A box that must be ticked. */
export const tickedField = z.literal('on');
