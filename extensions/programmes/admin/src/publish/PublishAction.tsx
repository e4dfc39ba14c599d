import { useRBAC } from '@strapi/strapi/admin';
import { PublishDialog } from './PublishDialog.tsx';
import { sessionsChanged } from '../sessions-changed.ts';
import { useTexts } from '../use-texts.ts';

/** The model that these actions are for. */
export const sessionModel = 'api::session.session';

/** What a person needs to publish sessions to patients. */
export const publishPermissions = [{ action: 'plugin::programmes.publish', subject: null }];

/** The document action "Publish to…" of a session. */
export function PublishAction({ model, documentId }: { model: string; documentId?: string }) {
  const { text } = useTexts();
  const { allowedActions } = useRBAC(publishPermissions);
  if (model !== sessionModel || allowedActions.canPublish !== true) return null;
  return {
    label: text('action.label'),
    position: ['panel' as const, 'table-row' as const],
    disabled: documentId === undefined,
    dialog: {
      type: 'modal' as const,
      title: text('dialog.title'),
      content: ({ onClose }: { onClose: () => void }) =>
        documentId === undefined ? null : (
          <PublishDialog
            documentId={documentId}
            onClose={(published) => {
              onClose();
              if (published) sessionsChanged.dispatchEvent(new Event('change'));
            }}
          />
        ),
    },
  };
}
