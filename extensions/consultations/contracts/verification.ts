import { documentId, instant, list, one, pageQuery, route, rowId } from '@huntzen/kernel/contracts';
import * as z from 'zod';
import { practitionerDocumentSchema } from './document.ts';
import { consultationTypes } from './vocabulary.ts';

/** Whether a practitioner may be found and booked: only while verified. */
export const verificationStatuses = ['pending', 'verified', 'rejected', 'suspended'] as const;

/** Whether a practitioner may be found and booked. */
export type VerificationStatus = (typeof verificationStatuses)[number];

/** What an administrator may decide. */
export const decisions = ['verified', 'rejected', 'suspended'] as const;

/** What an administrator may decide. */
export type Decision = (typeof decisions)[number];

/** What an administrator may decide in each status; `care.verification_moves` says the same and a test compares the two. */
export const decisionsFrom: Readonly<Record<VerificationStatus, readonly Decision[]>> = {
  pending: ['verified', 'rejected'],
  verified: ['verified', 'suspended', 'rejected'],
  rejected: ['verified'],
  suspended: ['verified', 'rejected'],
};

/** Whether a decision needs a reason, which its practitioner reads. */
export const needsReason = (decision: Decision): boolean => decision !== 'verified';

const summary = {
  id: documentId.describe('The documentId of the practitioner’s account.'),
  displayName: z.string(),
  title: z.string().nullable(),
  status: z.enum(verificationStatuses),
  hasChanged: z.boolean().describe('Whether profile or documents changed since they were verified.'),
  amendedAt: instant.describe('When the practitioner last changed something.'),
  documentCount: z.number().int(),
};

/** A practitioner in the queue. */
export const verificationSummarySchema = z.object(summary);

/** A practitioner in the queue. */
export type VerificationSummary = z.output<typeof verificationSummarySchema>;

/** Everything that a decision is made by. */
export const verificationSchema = z.object({
  ...summary,
  revision: z
    .number()
    .int()
    .describe('What a decision gives back: it is refused when something changed since.'),
  specialities: z.array(z.string()),
  languages: z.array(z.string()),
  modes: z.array(z.enum(consultationTypes)),
  city: z.string().nullable(),
  experienceYears: z.number().int().nullable(),
  bio: z.string().nullable(),
  diplomas: z.string().nullable(),
  documents: z.array(practitionerDocumentSchema),
  history: z.array(
    z.object({
      id: rowId,
      from: z.enum(verificationStatuses).nullable(),
      to: z.enum(verificationStatuses),
      reason: z.string().nullable(),
      byName: z.string().nullable().describe('Null for the practitioner and the platform itself.'),
      at: instant,
    }),
  ),
  upcomingConsultations: z
    .number()
    .int()
    .describe('How many are ahead; with whom is nobody’s business here.'),
});

/** Everything that a decision is made by. */
export type Verification = z.output<typeof verificationSchema>;

const params = z.object({ id: documentId });

/** Lists practitioners by what there is to decide. */
export const listVerificationsRoute = route({
  method: 'GET',
  path: '/practitioner-verifications',
  summary: 'Practitioners who wait for a decision, or all of them.',
  query: pageQuery.extend({ list: z.enum(['waiting', 'all']).default('waiting') }),
  response: list(verificationSummarySchema),
});

/** Shows one practitioner with documents and history. */
export const getVerificationRoute = route({
  method: 'GET',
  path: '/practitioner-verifications/:id',
  summary: 'A practitioner’s profile, documents and history, to decide by.',
  params,
  response: one(verificationSchema),
});

/** Decides. */
export const decideVerificationRoute = route({
  method: 'POST',
  path: '/practitioner-verifications/:id/decision',
  summary: 'Verify, reject or suspend a practitioner as they were seen; refusals need a reason.',
  params,
  body: z.strictObject({
    status: z.enum(decisions),
    reason: z.string().trim().max(500).default(''),
    revision: z.number().int().min(0),
  }),
  response: one(verificationSchema),
});

/** The bytes of a document for the verification. */
export const readDocumentRoute = route({
  method: 'GET',
  path: '/practitioner-documents/:id/file',
  summary: 'The file of a practitioner’s document, for the verification; every reading is written down.',
  params: z.object({ id: rowId }),
  response: { file: 'application/octet-stream' },
});
