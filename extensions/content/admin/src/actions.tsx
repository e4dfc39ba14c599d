import { errorText } from '@huntzen/kernel/admin';
import { useNotification } from '@strapi/strapi/admin';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { kindOf, useContentApi } from './use-content-api.ts';
import { useStateOf } from './use-state-of.ts';
import { useTexts } from './use-texts.ts';

interface DocumentActionProps {
  model: string;
  documentId?: string;
}

interface BulkActionProps {
  model: string;
  documents: readonly { documentId: string }[];
}

/** The document action "Schedule…". */
export function ScheduleAction({ model, documentId }: DocumentActionProps) {
  const { text } = useTexts();
  const kind = kindOf(model);
  if (kind === undefined) return null;
  return {
    label: text('schedule.label'),
    position: ['table-row' as const],
    disabled: documentId === undefined,
    dialog: {
      type: 'modal' as const,
      title: text('schedule.title'),
      content: ({ onClose }: { onClose: () => void }) =>
        documentId === undefined ? null : (
          <ScheduleDialog kind={kind} documentId={documentId} onClose={onClose} />
        ),
    },
  };
}

function useArchive(model: string, documentIds: readonly string[], move: 'archive' | 'restore') {
  const { text } = useTexts();
  const api = useContentApi();
  const { toggleNotification } = useNotification();
  const kind = kindOf(model);
  if (kind === undefined) return null;
  return {
    label: text(`${move}.label`),
    variant: 'secondary' as const,
    disabled: documentIds.length === 0,
    dialog: {
      type: 'dialog' as const,
      title: text(`${move}.label`),
      content: text(`${move}.ask`),
      onConfirm: async () => {
        try {
          const count = await api.archive(kind, documentIds, move === 'archive');
          toggleNotification({ type: 'success', message: text(`${move}.done`, { count }) });
        } catch (error) {
          toggleNotification({ type: 'danger', message: errorText(error, text('panel.failed')) });
        }
      },
    },
  };
}

const positions = { position: ['header' as const, 'table-row' as const] };

/** The document action "Archive", of what is not archived. */
export function ArchiveAction({ model, documentId }: DocumentActionProps) {
  const action = useArchive(model, documentId === undefined ? [] : [documentId], 'archive');
  const state = useStateOf(kindOf(model), documentId);
  return action === null || state === undefined || state === 'archived' ? null : { ...action, ...positions };
}

/** The document action "Restore", of what is archived. */
export function RestoreAction({ model, documentId }: DocumentActionProps) {
  const action = useArchive(model, documentId === undefined ? [] : [documentId], 'restore');
  const state = useStateOf(kindOf(model), documentId);
  return action === null || state !== 'archived' ? null : { ...action, ...positions };
}

/** The bulk action "Archive" of a list. */
export const ArchiveAllAction = ({ model, documents }: BulkActionProps) =>
  useArchive(
    model,
    documents.map(({ documentId }) => documentId),
    'archive',
  );

/** The bulk action "Restore" of a list. */
export const RestoreAllAction = ({ model, documents }: BulkActionProps) =>
  useArchive(
    model,
    documents.map(({ documentId }) => documentId),
    'restore',
  );
