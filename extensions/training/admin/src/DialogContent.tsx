import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useTexts } from './use-texts.ts';

/** What is in every dialog: a title, fields, what went wrong under them, a way out, and what can be done. */
export function DialogContent({
  title,
  problem,
  actions,
  children,
}: {
  title: string;
  problem: string | undefined;
  /** The buttons beside the one that closes. */
  actions: ReactNode;
  children: ReactNode;
}) {
  const { text } = useTexts();
  return (
    <Modal.Content>
      <Modal.Header>
        <Modal.Title>{title}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {children}
          {problem !== undefined && (
            <Typography role="alert" textColor="danger600">
              {problem}
            </Typography>
          )}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{text('cancel')}</Button>
        </Modal.Close>
        {actions}
      </Modal.Footer>
    </Modal.Content>
  );
}
