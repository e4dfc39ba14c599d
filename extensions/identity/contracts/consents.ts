/** What a person agrees to, in which version, and whether the agreement may be taken back. */
import { instant, one, route } from '@huntzen/kernel/contracts';
import * as z from 'zod';

/** The documents, by name. */
export const consentDocumentNames = ['terms', 'privacy', 'health-data'] as const;

/** The name of a document. */
export type ConsentDocument = (typeof consentDocumentNames)[number];

/** The documents with the version in force; care.consent_documents says the same, and refuses any other. */
export const consentDocuments = [
  { document: 'terms', version: '2026-11', isWithdrawable: false },
  { document: 'privacy', version: '2026-11', isWithdrawable: false },
  { document: 'health-data', version: '2026-11', isWithdrawable: true },
] as const satisfies readonly { document: ConsentDocument; version: string; isWithdrawable: boolean }[];

const consent = z.object({
  document: z.enum(consentDocumentNames),
  /** The version in force. */
  version: z.string(),
  isWithdrawable: z.boolean(),
  /** `outdated`: an older version stands, and the one in force waits for an answer. `open`: never accepted. */
  state: z.enum(['accepted', 'outdated', 'withdrawn', 'open']),
  /** Every acceptance, the newest first. */
  history: z.array(z.object({ version: z.string(), acceptedAt: instant, withdrawnAt: instant.nullable() })),
});

/** One document as it stands with the signed-in person. */
export type Consent = z.infer<typeof consent>;

/** Lists the documents as they stand with the signed-in person. */
export const listConsentsRoute = route({
  method: 'GET',
  path: '/my/consents',
  summary:
    'What I have agreed to: each document, the version I accepted and when, and what waits for my answer.',
  response: one(z.array(consent)),
});

/** Accepts the version in force of a document. */
export const acceptConsentRoute = route({
  method: 'POST',
  path: '/my/consents',
  summary: 'Accept the version in force of a document; again changes nothing.',
  body: z.object({ document: z.enum(consentDocumentNames), version: z.string().min(1).max(20) }),
  response: one(consent),
});

/** Withdraws the agreement to a document. */
export const withdrawConsentRoute = route({
  method: 'DELETE',
  path: '/my/consents/:document',
  summary: 'Withdraw my agreement to a document that the account does not rest on; again changes nothing.',
  params: z.object({ document: z.enum(consentDocumentNames) }),
  response: one(consent),
});

/** The routes of consents. */
export const consentRoutes = [listConsentsRoute, acceptConsentRoute, withdrawConsentRoute];
