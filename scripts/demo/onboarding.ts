import type { OnboardingServices } from '../../extensions/consultations/server/onboarding/routes.ts';
import type { Caller } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import type { DemoAccounts } from './accounts.ts';
import { newPractitioner, practitioners } from './content/practitioners.ts';

type Document = Parameters<OnboardingServices['documents']['add']>[1];

/** A page that says one line, as small as a PDF can be. */
function pdfOf(line: string): string {
  const text = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`;
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj',
      `4 0 obj<</Length ${text.length}>>stream\n${text}\nendstream endobj`,
      '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj',
      'trailer<</Root 1 0 R>>',
      '%%EOF',
    ].join('\n'),
  ).toString('base64');
}

const document = (kind: Document['kind'], fileName: string, more: Partial<Document> = {}): Document => ({
  kind,
  number: null,
  expiresOn: null,
  fileName,
  content: pdfOf(`Demonstration: ${kind}`),
  ...more,
});

/** The documents of one verified practitioner, one of them close to its expiry, and of the one who waits; the others are verified. */
export async function loadOnboarding(
  strapi: Core.Strapi,
  client: pg.Client,
  { accountIds }: DemoAccounts,
): Promise<void> {
  const { documents } = strapi.get<OnboardingServices>('care.onboarding');
  const inDays = (days: number) => Temporal.Now.plainDateISO('Europe/Paris').add({ days }).toString();
  const add = async (email: string, added: readonly Document[]) => {
    const caller: Caller = {
      accountId: accountIds.get(email) ?? '',
      role: 'practitioner',
      companyId: null,
      sessionId: null,
      address: '',
    };
    for (const one of added) await documents.add(caller, one, Date.now());
  };
  await add('dr.bernard@huntzen.example', [
    document('diploma', 'doctorat-psychologie.pdf'),
    document('registration', 'attestation-rpps.pdf', { number: '10 0045 8871 2' }),
    document('insurance', 'assurance-professionnelle.pdf', {
      number: 'RCP-2025-118',
      expiresOn: inDays(21),
    }),
  ]);
  await add(newPractitioner.email, [
    document('diploma', 'master-psychologie-du-travail.pdf'),
    document('insurance', 'assurance.pdf', { number: 'RCP-2026-904', expiresOn: inDays(300) }),
  ]);
  // One of the numbers that are kept for fiction.
  await client.query(
    `insert into care.practitioner_phones (practitioner_id, phone) values ($1, '+33199004217')`,
    [accountIds.get('dr.bernard@huntzen.example')],
  );
  for (const { email } of practitioners)
    await client.query(`select care.record_verification($1, 'verified')`, [accountIds.get(email)]);
}
