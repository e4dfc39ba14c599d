import { Box, Flex, Typography } from '@strapi/design-system';
import { EndPublicationDialog } from './EndPublicationDialog.tsx';
import { ModalButton } from '../dialogs/ModalButton.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { Publication } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

/** One publication of a session: to whom, since when, until when, and what can still be done about it. */
export function PublicationItem({
  documentId,
  publication,
  onChange,
}: {
  documentId: string;
  publication: Publication;
  onChange: () => void;
}) {
  const { text, instant } = useTexts();
  const { access, audience, audienceName, namedPeople, recipients } = publication;
  const { visibleFrom, endsAt, withdrawnAt, isReplaced } = publication;
  const isOver = withdrawnAt !== null || (endsAt !== null && new Date(endsAt) <= new Date());
  const state = isReplaced
    ? text('panel.replaced')
    : withdrawnAt !== null
      ? text('panel.withdrawn')
      : isOver
        ? text('panel.ended')
        : [
            text('panel.from', { at: instant(visibleFrom) }),
            ...(endsAt === null ? [] : [text('panel.until', { at: instant(endsAt) })]),
          ].join(', ');
  const done = (close: () => void) => (changed: boolean) => {
    close();
    if (changed) onChange();
  };
  return (
    <li>
      <Typography tag="p" fontWeight="semiBold">
        {audienceName === null
          ? text(`audience.${audience}`)
          : text('audience.named', { name: audienceName, people: namedPeople })}{' '}
        · {text('panel.recipients', { count: recipients })}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text(`panel.access.${access}`)} · {state}
      </Typography>
      {!isOver && !isReplaced && (
        <Box paddingTop={2}>
          <Flex gap={2} wrap="wrap">
            <ModalButton label={text('panel.replace')} title={text('replace.title')} variant="tertiary">
              {(close) => (
                <PublishDialog documentId={documentId} replaced={publication} onClose={done(close)} />
              )}
            </ModalButton>
            <ModalButton label={text('panel.end')} title={text('stop.title')} variant="danger-light">
              {(close) => <EndPublicationDialog publication={publication} onClose={done(close)} />}
            </ModalButton>
          </Flex>
        </Box>
      )}
    </li>
  );
}
