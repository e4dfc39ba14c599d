import {
  documentKinds,
  type DocumentKind,
  type DocumentState,
  type PractitionerDocument,
} from '@huntzen/consultations/contracts';
import * as z from 'zod';

import { m } from '../../paraglide/messages.js';

const emptyOr = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema]);

/** The form of a document, beside its file. */
export const documentFormSchema = z.object({
  kind: z.enum(documentKinds),
  number: emptyOr(z.string().trim().min(1).max(60)),
  expiresOn: emptyOr(z.iso.date()),
  replaces: emptyOr(z.guid()),
});

/** The form of a document, as read. */
export type DocumentForm = z.output<typeof documentFormSchema>;

/** What a kind is called in the reader's language. */
export function documentKindLabel(kind: DocumentKind): string {
  switch (kind) {
    case 'diploma':
      return m.documents_kind_diploma();
    case 'insurance':
      return m.documents_kind_insurance();
    case 'registration':
      return m.documents_kind_registration();
    case 'other':
      return m.documents_kind_other();
  }
}

/** What a state is called in the reader's language. */
export function documentStateLabel(state: DocumentState): string {
  switch (state) {
    case 'valid':
      return m.documents_state_valid();
    case 'expiring':
      return m.documents_state_expiring();
    case 'expired':
      return m.documents_state_expired();
  }
}

/** How a state looks. */
export const DOCUMENT_TONES = {
  valid: 'done',
  expiring: 'waiting',
  expired: 'danger',
} as const satisfies Record<DocumentState, string>;

/** What a document is called: its kind and its file. */
export const documentName = ({ kind, fileName }: PractitionerDocument): string =>
  `${documentKindLabel(kind)}, ${fileName ?? m.documents_unreadable()}`;
