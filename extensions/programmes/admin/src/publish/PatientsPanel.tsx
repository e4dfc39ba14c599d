import { errorText, Pages } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Modal, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import { publishPermissions, sessionModel } from './PublishAction.tsx';
import { PublicationItem } from './PublicationItem.tsx';
import { PublicationsDialog } from './PublicationsDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { sessionsChanged } from '../sessions-changed.ts';
import { useProgrammesApi, type Publication, type Reported } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

const shownAtMost = 5;

interface History {
  publications: Publication[];
  totalPublications: number;
  completions: Reported[];
  totalCompletions: number;
}

function EveryoneDialog({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const { text, day } = useTexts();
  const api = useProgrammesApi();
  const [page, setPage] = useState(1);
  const [answer, setAnswer] = useState<{
    data: Reported[];
    meta: { page: number; total: number; pageSize: number };
  }>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let current = true;
    api.completions(documentId, page).then(
      (found) => {
        if (current) setAnswer(found);
      },
      (error: unknown) => {
        if (current) setFailure(errorText(error, text('panel.failed')));
      },
    );
    return () => {
      current = false;
    };
  }, [api, documentId, page]);

  return (
    <Modal.Content>
      <Modal.Header>
        <Modal.Title>{text('panel.done')}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        {failure !== undefined && <Typography textColor="danger600">{failure}</Typography>}
        {answer !== undefined && (
          <Table colCount={5} rowCount={answer.data.length + 1}>
            <Thead>
              <Tr>
                {(['who', 'when', 'outcome', 'minutes', 'effort'] as const).map((column) => (
                  <Th key={column}>
                    <Typography variant="sigma">{text(`table.${column}`)}</Typography>
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {answer.data.map(({ id, patientName, performedOn, outcome, minutes, effort }) => (
                <Tr key={id}>
                  {[
                    patientName,
                    day(performedOn),
                    text(`outcome.${outcome}`),
                    text('minutes.value', { count: minutes }),
                    effort === null ? '' : text('effort.value', { count: effort }),
                  ].map((cell, index) => (
                    <Td key={index}>
                      <Typography>{cell}</Typography>
                    </Td>
                  ))}
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {text('table.close')}
        </Button>
        {answer !== undefined && <Pages meta={answer.meta} onPage={setPage} />}
      </Modal.Footer>
    </Modal.Content>
  );
}

function PatientsContent({ documentId }: { documentId: string }) {
  const { text, day } = useTexts();
  const api = useProgrammesApi();
  const [history, setHistory] = useState<History>();
  const [failure, setFailure] = useState<string>();
  const [isPublishing, setIsPublishing] = useState(false);
  const [isShowingAll, setIsShowingAll] = useState(false);
  const [isShowingPublications, setIsShowingPublications] = useState(false);

  const load = useCallback(() => {
    setFailure(undefined);
    Promise.all([api.publications(documentId), api.completions(documentId)]).then(
      ([publications, completions]) => {
        setHistory({
          publications: publications.data.slice(0, shownAtMost),
          totalPublications: publications.meta.total,
          completions: completions.data.slice(0, shownAtMost),
          totalCompletions: completions.meta.total,
        });
      },
      (error: unknown) => {
        setFailure(errorText(error, text('panel.failed')));
      },
    );
  }, [api, documentId]);
  useEffect(() => {
    load();
    sessionsChanged.addEventListener('change', load);
    return () => sessionsChanged.removeEventListener('change', load);
  }, [load]);

  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Modal.Root open={isPublishing} onOpenChange={setIsPublishing}>
        <Modal.Trigger>
          <Button variant="secondary" fullWidth>
            {text('action.label')}
          </Button>
        </Modal.Trigger>
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>{text('dialog.title')}</Modal.Title>
          </Modal.Header>
          <PublishDialog
            documentId={documentId}
            onClose={(published) => {
              setIsPublishing(false);
              if (published) load();
            }}
          />
        </Modal.Content>
      </Modal.Root>
      {failure !== undefined && (
        <Flex direction="column" alignItems="stretch" gap={2}>
          <Typography textColor="danger600">{failure}</Typography>
          <Button variant="tertiary" onClick={load}>
            {text('panel.retry')}
          </Button>
        </Flex>
      )}
      {history !== undefined && (
        <>
          <Box>
            <Typography variant="sigma" tag="h3" textColor="neutral600">
              {text('panel.published')}
            </Typography>
            {history.publications.length === 0 ? (
              <Typography tag="p">{text('panel.none')}</Typography>
            ) : (
              <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2}>
                {history.publications.map((publication) => (
                  <PublicationItem
                    key={publication.id}
                    documentId={documentId}
                    publication={publication}
                    onChange={load}
                  />
                ))}
              </Flex>
            )}
            {history.totalPublications > shownAtMost && (
              <Modal.Root open={isShowingPublications} onOpenChange={setIsShowingPublications}>
                <Modal.Trigger>
                  <Button variant="tertiary" fullWidth>
                    {text('panel.published.all', { count: history.totalPublications })}
                  </Button>
                </Modal.Trigger>
                <PublicationsDialog
                  documentId={documentId}
                  onChange={load}
                  onClose={() => setIsShowingPublications(false)}
                />
              </Modal.Root>
            )}
          </Box>
          <Box>
            <Typography variant="sigma" tag="h3" textColor="neutral600">
              {text('panel.done')}
            </Typography>
            {history.completions.length === 0 ? (
              <Typography tag="p">{text('panel.done.none')}</Typography>
            ) : (
              <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={2} paddingBottom={3}>
                {history.completions.map(({ id, patientName, performedOn, outcome, minutes, effort }) => (
                  <li key={id}>
                    <Typography tag="p" fontWeight="semiBold">
                      {patientName}
                    </Typography>
                    <Typography tag="p" variant="pi" textColor="neutral600">
                      {[
                        day(performedOn),
                        text(`outcome.${outcome}`),
                        ...(outcome === 'skipped' ? [] : [text('minutes.value', { count: minutes })]),
                        ...(effort === null
                          ? []
                          : [`${text('table.effort')} ${text('effort.value', { count: effort })}`]),
                      ].join(' · ')}
                    </Typography>
                  </li>
                ))}
              </Flex>
            )}
            {history.totalCompletions > 0 && (
              <Modal.Root open={isShowingAll} onOpenChange={setIsShowingAll}>
                <Modal.Trigger>
                  <Button variant="tertiary" fullWidth>
                    {text('panel.done.all', { count: history.totalCompletions })}
                  </Button>
                </Modal.Trigger>
                <EveryoneDialog documentId={documentId} onClose={() => setIsShowingAll(false)} />
              </Modal.Root>
            )}
          </Box>
        </>
      )}
    </Flex>
  );
}

/** The side panel "Patients" of a session: to whom it was published, and who did it. */
export function PatientsPanel({ model, documentId }: { model: string; documentId?: string }) {
  const { text } = useTexts();
  const { allowedActions } = useRBAC(publishPermissions);
  if (model !== sessionModel || allowedActions.canPublish !== true) return null;
  return {
    title: text('panel.title'),
    content:
      documentId === undefined ? (
        <Typography>{text('panel.unsaved')}</Typography>
      ) : (
        <PatientsContent documentId={documentId} />
      ),
  };
}
