import * as z from 'zod';

/** The shortest password that the API accepts. */
export const PASSWORD_MINIMUM = 12;

/** The versions of the texts that a person accepts with an invitation. */
export const CONSENT_VERSIONS = { terms: '2026-11', privacy: '2026-11' } as const;

/** An e-mail address as people type it. */
export const emailField = z.string().trim().max(254).pipe(z.email());

/** A password being chosen; spaces count. */
export const newPasswordField = z.string().min(PASSWORD_MINIMUM).max(128);

/** A password being given; nothing but its presence is checked here. */
export const passwordField = z.string().min(1).max(128);

/** A single-use token out of a link of ours. */
export const tokenField = z.string().min(1).max(512);

/** A box that must be ticked. */
export const tickedField = z.literal('on');
