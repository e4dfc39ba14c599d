import { errorText, Pages } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { programmeModel } from './AssignAction.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { EndAssignmentDialog } from './EndAssignmentDialog.tsx';
import { ModalButton } from '../dialogs/ModalButton.tsx';
import { publishPermissions } from '../publish/PublishAction.tsx';
import { sessionsChanged } from '../sessions-changed.ts';
import { useProgrammesApi, type Assignment } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

function AssignmentItem({
  documentId,
  assignment,
  onChange,
}: {
  documentId: string;
  assignment: Assignment;
  onChange: () => void;
}) {
  const { text, day } = useTexts();
  const { audience, groups, people, running, startsOn, endsOn, endedAt, isReplaced } = assignment;
  const whom =
    audience === 'all'
      ? text('audience.all')
      : groups.length > 0
        ? groups.join(', ')
        : text('acts.people', { count: people });
  const state = isReplaced
    ? text('acts.replaced')
    : endedAt !== null
      ? text('acts.ended')
      : text('acts.dates', { from: day(startsOn), to: day(endsOn) });
  const done = (close: () => void) => (changed: boolean) => {
    close();
    if (changed) onChange();
  };
  return (
    <li>
      <Typography tag="p" fontWeight="semiBold">
        {whom}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {`${state} · ${text('acts.running', { count: running, people })}`}
      </Typography>
      {endedAt === null && !isReplaced && (
        <Flex gap={2} wrap="wrap" paddingTop={2}>
          <ModalButton
            label={text('panel.replace')}
            title={text('replace.programme.title')}
            variant="tertiary"
          >
            {(close) => <AssignDialog documentId={documentId} replaced={assignment} onClose={done(close)} />}
          </ModalButton>
          <ModalButton label={text('panel.end')} title={text('stop.assignment.title')} variant="danger-light">
            {(close) => <EndAssignmentDialog assignment={assignment} onClose={done(close)} />}
          </ModalButton>
        </Flex>
      )}
    </li>
  );
}

function AssignmentsContent({ documentId }: { documentId: string }) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const [page, setPage] = useState(1);
  const [answer, setAnswer] = useState<{
    data: Assignment[];
    meta: { page: number; total: number; pageSize: number };
  }>();
  const [failure, setFailure] = useState<string>();
  const load = useCallback(() => {
    setFailure(undefined);
    api.assignments(documentId, page).then(setAnswer, (error: unknown) => {
      setFailure(errorText(error, text('panel.failed')));
    });
  }, [api, documentId, page]);

  useEffect(() => {
    load();
    sessionsChanged.addEventListener('change', load);
    return () => sessionsChanged.removeEventListener('change', load);
  }, [load]);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      {failure !== undefined && (
        <>
          <Typography textColor="danger600">{failure}</Typography>
          <Button variant="tertiary" onClick={load}>
            {text('panel.retry')}
          </Button>
        </>
      )}
      {answer !== undefined && (
        <Box>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {text('acts.title')}
          </Typography>
          {answer.data.length === 0 ? (
            <Typography tag="p">{text('acts.none')}</Typography>
          ) : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
              {answer.data.map((assignment) => (
                <AssignmentItem
                  key={assignment.id}
                  documentId={documentId}
                  assignment={assignment}
                  onChange={load}
                />
              ))}
            </Flex>
          )}
        </Box>
      )}
      {answer !== undefined && <Pages meta={answer.meta} onPage={setPage} />}
    </Flex>
  );
}

/** The side panel "Patients" of a programme: to whom it was assigned, and what can still be done about it. */
export function AssignmentsPanel({ model, documentId }: { model: string; documentId?: string }) {
  const { text } = useTexts();
  const { allowedActions } = useRBAC(publishPermissions);
  if (model !== programmeModel || allowedActions.canPublish !== true) return null;
  return {
    title: text('panel.title'),
    content:
      documentId === undefined ? (
        <Typography>{text('acts.unsaved')}</Typography>
      ) : (
        <AssignmentsContent documentId={documentId} />
      ),
  };
}
