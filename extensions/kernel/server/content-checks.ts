import type { Core } from '@strapi/strapi';
import type { ContentKind } from '../contracts/index.ts';
import type { Text } from './errors.ts';

/** What keeps a draft from being published. */
export interface DraftCheck {
  /** What the editor must mend, and where. */
  readonly problems: readonly { readonly path: string; readonly text: Text }[];
  /** What it needs that is not published itself; it could be published with it. */
  readonly unpublished: readonly {
    readonly kind: ContentKind;
    readonly documentId: string;
    readonly title: string;
  }[];
}

/** Where extensions say when a draft of theirs may be published. The content extension provides it under `care.content-checks`. */
export interface ContentChecks {
  /** Declares the check of a kind; what it needs and is not published counts as if it were, in its draft. */
  registerCheck(kind: ContentKind, check: (documentId: string) => Promise<DraftCheck>): void;
}

/** The registry, registered by content. */
export const contentChecks = (strapi: Core.Strapi): ContentChecks =>
  strapi.get<ContentChecks>('care.content-checks');
