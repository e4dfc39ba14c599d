import { NotFoundError } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { freezeSession, type StoredSession } from './domain/freeze-session.ts';
import { copySession } from './domain/personal-session.ts';
import { wholeSession } from './populate.ts';

/** Reads sessions through Strapi's document service. */
export class StoredSessions {
  readonly #strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.#strapi = strapi;
  }

  /** Whether the session exists in the panel, as a draft at least. */
  async exists(documentId: string): Promise<boolean> {
    const found: unknown = await this.#strapi.documents('api::session.session').findFirst({
      filters: { documentId },
      fields: ['documentId'],
    });
    return found !== null;
  }

  /**
   * The frozen picture of a session's published version, or what keeps it from being published.
   *
   * @throws NotFoundError when there is no such session at all.
   */
  async freeze(documentId: string): Promise<ReturnType<typeof freezeSession>> {
    return freezeSession(await this.read(documentId));
  }

  /** The session as a personal programme holds it, or null when it cannot be published as it is. */
  async copy(documentId: string): Promise<StoredSession | null> {
    return copySession(await this.read(documentId)).content;
  }

  /** The published version with what it is made of; null while there is only a draft. @throws NotFoundError */
  async read(documentId: string): Promise<StoredSession | null> {
    const [published, draft] = await Promise.all([
      this.#strapi.documents('api::session.session').findOne({
        documentId,
        status: 'published',
        ...wholeSession,
      }),
      this.#strapi.documents('api::session.session').findOne({ documentId, fields: ['archivedAt'] }),
    ]);
    if (published === null && draft === null) throw new NotFoundError();
    const session = published as unknown as StoredSession | null;
    // Archived in the panel but not published again since: archived all the same.
    const archivedAt =
      (draft as { archivedAt?: string | null } | null)?.archivedAt ?? session?.archivedAt ?? null;
    return session === null ? null : { ...session, archivedAt };
  }
}
