/** Who a request acts for, as the database sees it. */
export interface Actor {
  /** The account's documentId, or `anonymous`. */
  readonly accountId: string;
  /** A portal role, a panel role, or `anonymous`. */
  readonly role: string;
  /** The company's documentId; null for people who serve several, for the panel and for visitors. */
  readonly companyId: string | null;
}

/** A visitor who has not signed in: policies show them what is public. */
export const anonymousActor: Actor = { accountId: 'anonymous', role: 'anonymous', companyId: null };
