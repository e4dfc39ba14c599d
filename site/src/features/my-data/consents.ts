import type { Consent, ConsentDocument } from '@huntzen/identity/contracts';

import { m } from '../../paraglide/messages.js';
import type { Paths } from '../../paths.ts';

/** How a document is called, what it is about, and where to read it. */
interface DocumentTexts {
  readonly title: string;
  readonly about: readonly string[];
  readonly read: { readonly href: string; readonly text: string };
}

/** The words of a document. */
export function documentTexts(document: ConsentDocument, paths: Paths): DocumentTexts {
  const privacy = { href: paths.security(), text: m.my_data_consents_read_privacy() };
  switch (document) {
    case 'terms':
      return {
        title: m.my_data_consents_terms(),
        about: [m.my_data_consents_terms_about()],
        read: { href: paths.terms(), text: m.my_data_consents_read_terms() },
      };
    case 'privacy':
      return {
        title: m.my_data_consents_privacy(),
        about: [m.my_data_consents_privacy_about()],
        read: privacy,
      };
    case 'health-data':
      return {
        title: m.my_data_consents_health(),
        about: [m.my_data_consents_health_about(), m.my_data_consents_health_without()],
        read: privacy,
      };
  }
}

/** What the badge of a document says, and how. */
export const stateBadges: Readonly<
  Record<Consent['state'], { readonly tone: 'done' | 'waiting' | 'neutral'; readonly text: () => string }>
> = {
  accepted: { tone: 'done', text: m.my_data_consents_state_accepted },
  outdated: { tone: 'waiting', text: m.my_data_consents_state_outdated },
  withdrawn: { tone: 'neutral', text: m.my_data_consents_state_withdrawn },
  open: { tone: 'waiting', text: m.my_data_consents_state_open },
};
