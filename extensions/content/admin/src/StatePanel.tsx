import { errorText } from '@huntzen/kernel/admin';
import type { ContentKind } from '@huntzen/kernel/contracts';
import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState } from 'react';
import type { ContentStateDetail } from '../../contracts/index.ts';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { StateBadge } from './StateBadge.tsx';
import { kindOf, statesMoved, useContentApi } from './use-content-api.ts';
import { useTexts } from './use-texts.ts';

function StateContent({ kind, documentId }: { kind: ContentKind; documentId: string }) {
  const { text, instant } = useTexts();
  const api = useContentApi();
  const { toggleNotification } = useNotification();
  const [detail, setDetail] = useState<ContentStateDetail>();
  const [failure, setFailure] = useState<string>();
  const [isSending, setSending] = useState(false);
  const [isScheduling, setIsScheduling] = useState(false);

  const load = useCallback(() => {
    api.state(kind, documentId).then(
      (found) => {
        setDetail(found);
        setFailure(undefined);
      },
      (error: unknown) => setFailure(errorText(error, text('panel.failed'))),
    );
  }, [api, kind, documentId]);
  useEffect(() => {
    load();
    statesMoved.addEventListener('change', load);
    // Strapi's own buttons tell nobody: what they moved shows when the person comes back to the page or its window.
    window.addEventListener('focus', load);
    return () => {
      statesMoved.removeEventListener('change', load);
      window.removeEventListener('focus', load);
    };
  }, [load]);

  const publishTogether = async () => {
    setSending(true);
    try {
      await api.publishTogether(kind, documentId);
      toggleNotification({ type: 'success', message: text('panel.together.done') });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText(error, text('panel.failed')) });
    }
    setSending(false);
  };

  if (failure !== undefined) return <Typography textColor="danger600">{failure}</Typography>;
  if (detail === undefined) return null;
  const { state, publish, unpublish, problems, unpublished, moves } = detail;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Box>
        <StateBadge state={state} />
      </Box>
      {state !== 'archived' && (
        <Modal.Root open={isScheduling} onOpenChange={setIsScheduling}>
          <Modal.Trigger>
            <Button variant="secondary" fullWidth>
              {text('schedule.label')}
            </Button>
          </Modal.Trigger>
          <Modal.Content>
            <Modal.Header>
              <Modal.Title>{text('schedule.title')}</Modal.Title>
            </Modal.Header>
            <ScheduleDialog kind={kind} documentId={documentId} onClose={() => setIsScheduling(false)} />
          </Modal.Content>
        </Modal.Root>
      )}
      {publish !== null && (
        <Typography>
          {text('panel.publish', { at: instant(publish.dueAt, publish.timeZone), zone: publish.timeZone })}
        </Typography>
      )}
      {unpublish !== null && (
        <Typography>
          {text('panel.unpublish', {
            at: instant(unpublish.dueAt, unpublish.timeZone),
            zone: unpublish.timeZone,
          })}
        </Typography>
      )}
      {(problems.length > 0 || unpublished.length > 0) && (
        <Box>
          <Typography variant="sigma" tag="h3" textColor="neutral600">
            {text('panel.missing')}
          </Typography>
          <Box tag="ul" paddingTop={2}>
            {problems.map(({ path, message }) => (
              <Typography key={`${path} ${message}`} tag="li">
                {message}
              </Typography>
            ))}
            {unpublished.map(({ documentId: id, title }) => (
              <Typography key={id} tag="li">
                {text('panel.needed', { title })}
              </Typography>
            ))}
          </Box>
          {unpublished.length > 0 && state !== 'archived' && (
            <Box paddingTop={3}>
              <Button variant="secondary" loading={isSending} onClick={() => void publishTogether()}>
                {text('panel.together')}
              </Button>
            </Box>
          )}
        </Box>
      )}
      <Box>
        <Typography variant="sigma" tag="h3" textColor="neutral600">
          {text('panel.history')}
        </Typography>
        {moves.length === 0 ? (
          <Typography tag="p">{text('panel.history.none')}</Typography>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
            {moves.map(({ id, move, by, at }) => (
              <li key={id}>
                <Typography tag="p" fontWeight="semiBold">
                  {text(`move.${move}`)}
                </Typography>
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {text('move.by', { by, at: instant(at) })}
                </Typography>
              </li>
            ))}
          </Flex>
        )}
      </Box>
    </Flex>
  );
}

/** The side panel "State" of what editors write: where it stands, what is missing, who moved it when. */
export function StatePanel({ model, documentId }: { model: string; documentId?: string }) {
  const { text } = useTexts();
  const kind = kindOf(model);
  if (kind === undefined) return null;
  return {
    title: text('panel.title'),
    content:
      documentId === undefined ? (
        <Typography>{text('panel.unsaved')}</Typography>
      ) : (
        <StateContent kind={kind} documentId={documentId} />
      ),
  };
}
