import { useRBAC } from '@strapi/strapi/admin';
import { AssignDialog } from './AssignDialog.tsx';
import { publishPermissions } from '../publish/PublishAction.tsx';
import { sessionsChanged } from '../sessions-changed.ts';
import { useTexts } from '../use-texts.ts';

/** The model that assigning is for. */
export const programmeModel = 'api::programme.programme';

/** The document action "Assign…" of a programme. */
export function AssignAction({ model, documentId }: { model: string; documentId?: string }) {
  const { text } = useTexts();
  const { allowedActions } = useRBAC(publishPermissions);
  if (model !== programmeModel || allowedActions.canPublish !== true) return null;
  return {
    label: text('assign.label'),
    position: ['header' as const, 'table-row' as const],
    disabled: documentId === undefined,
    dialog: {
      type: 'modal' as const,
      title: text('assign.title'),
      content: ({ onClose }: { onClose: () => void }) =>
        documentId === undefined ? null : (
          <AssignDialog
            documentId={documentId}
            onClose={(assigned) => {
              onClose();
              if (assigned) sessionsChanged.dispatchEvent(new Event('change'));
            }}
          />
        ),
    },
  };
}
