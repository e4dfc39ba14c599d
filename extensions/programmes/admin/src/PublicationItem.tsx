import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { EndPublicationDialog } from './EndPublicationDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { Publication } from './use-programmes-api.ts';
import { useTexts } from './use-texts.ts';

function ModalButton({
  label,
  title,
  variant,
  children,
}: {
  label: string;
  title: string;
  variant: 'danger-light' | 'tertiary';
  children: (close: () => void) => ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant={variant} size="S">
          {label}
        </Button>
      </Modal.Trigger>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        {children(() => setIsOpen(false))}
      </Modal.Content>
    </Modal.Root>
  );
}

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
  const { access, audience, audienceName, recipients, visibleFrom, endsAt, withdrawnAt, isReplaced } =
    publication;
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
        {audienceName ?? text(`audience.${audience}`)} · {text('panel.recipients', { count: recipients })}
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
