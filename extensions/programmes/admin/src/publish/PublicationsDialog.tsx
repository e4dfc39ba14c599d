import { errorText, Pages } from '@huntzen/kernel/admin';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useCallback, useEffect, useState } from 'react';
import { PublicationItem } from './PublicationItem.tsx';
import { useProgrammesApi, type Publication } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

/** The content of the dialog with every publication of a session, a page at a time. */
export function PublicationsDialog({
  documentId,
  onChange,
  onClose,
}: {
  documentId: string;
  onChange: () => void;
  onClose: () => void;
}) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const [page, setPage] = useState(1);
  const [answer, setAnswer] = useState<{
    data: Publication[];
    meta: { page: number; total: number; pageSize: number };
  }>();
  const [failure, setFailure] = useState<string>();

  const load = useCallback(() => {
    let current = true;
    api.publications(documentId, page).then(
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
  useEffect(load, [load]);

  return (
    <Modal.Content>
      <Modal.Header>
        <Modal.Title>{text('panel.published')}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        {failure !== undefined && <Typography textColor="danger600">{failure}</Typography>}
        <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
          {(answer?.data ?? []).map((publication) => (
            <PublicationItem
              key={publication.id}
              documentId={documentId}
              publication={publication}
              onChange={() => {
                load();
                onChange();
              }}
            />
          ))}
        </Flex>
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
