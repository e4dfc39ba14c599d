/**
 * Strapi's own "Publish" and "Unpublish", one by one and in bulk, hold to the same rules as ours: what is missing refuses
 * the move, and who moved what is written down. Work of our own services is checked and recorded by them.
 */
import { contentKinds, type ContentKind } from '@huntzen/kernel/contracts';
import { loggable, type Caller } from '@huntzen/kernel/server';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { DraftNotPublishableError } from './errors.ts';
import type { ContentStates } from './states.ts';

interface PanelUser {
  documentId: string;
  preferedLanguage?: string | null;
  roles?: { code: string }[];
}

const rolesThatMove = ['super-admin', 'editor', 'platform-admin'];

function kindOf(uid: string): ContentKind | undefined {
  return contentKinds.find((kind) => uid === `api::${kind}.${kind}`);
}

/** The person of the panel whose request this is, or null for work of our own. */
function panelCaller(
  strapi: Core.Strapi,
): { user: PanelUser; caller: Pick<Caller, 'accountId' | 'role' | 'companyId'> } | null {
  const state = strapi.requestContext.get()?.state as
    { user?: PanelUser; auth?: { strategy?: { name?: string } } } | undefined;
  if (state?.auth?.strategy?.name !== 'admin' || state.user === undefined) return null;
  const codes = (state.user.roles ?? []).map(({ code }) =>
    code === 'strapi-super-admin' ? 'super-admin' : code,
  );
  const role = rolesThatMove.find((candidate) => codes.includes(candidate));
  if (role === undefined) return null;
  return { user: state.user, caller: { accountId: state.user.documentId, role, companyId: null } };
}

/** Watches publications and their ends that people make in the panel. */
export function watchPanelMoves(strapi: Core.Strapi, states: () => ContentStates): void {
  strapi.documents.use(async (context, next) => {
    const kind = kindOf(context.uid);
    if (kind === undefined || (context.action !== 'publish' && context.action !== 'unpublish')) return next();
    const panel = panelCaller(strapi);
    if (panel === null) return next();
    const { documentId } = context.params as { documentId: string };
    const content = { kind, documentId };
    if (context.action === 'publish') {
      await states()
        .assertPublishable(content)
        .catch((error: unknown) => {
          if (!(error instanceof DraftNotPublishableError)) throw error;
          const language = panel.user.preferedLanguage === 'en' ? 'en' : 'fr';
          const reasons = error.details.map(({ text }) => text[language]);
          throw new errors.ApplicationError([error.text[language], ...reasons].join(' '));
        });
    }
    const result = await next();
    try {
      await states().recordMove(
        panel.caller,
        content,
        context.action === 'publish' ? 'published' : 'unpublished',
      );
    } catch (error) {
      // The content is published: its history is worth an alarm, not a lie about what happened.
      strapi.log.error(
        `a move of ${kind} ${documentId} was not recorded: ${JSON.stringify(loggable(error))}`,
      );
    }
    return result;
  });
}
