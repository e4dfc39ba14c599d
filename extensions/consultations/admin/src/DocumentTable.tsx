import { DataTable } from '@huntzen/kernel/admin';
import { Button, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import type { PractitionerDocument } from '../../contracts/document.ts';
import { useTexts } from './use-texts.ts';
import { useVerificationApi } from './use-verification-api.ts';

function save(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  URL.revokeObjectURL(link.href);
}

/** The documents of a practitioner, each to be read in writing. */
export function DocumentTable({ documents }: { documents: readonly PractitionerDocument[] }) {
  const { text, day } = useTexts();
  const api = useVerificationApi();
  const { toggleNotification } = useNotification();
  const [busyId, setBusyId] = useState<string | null>(null);

  async function read(id: string) {
    setBusyId(id);
    try {
      const { content, name } = await api.read(id);
      save(content, name);
    } catch {
      toggleNotification({ type: 'danger', message: text('documents.failed') });
    } finally {
      setBusyId(null);
    }
  }

  if (documents.length === 0) return <Typography>{text('documents.empty')}</Typography>;
  return (
    <DataTable
      label={text('documents')}
      columns={[
        text('documents.kind'),
        text('documents.file'),
        text('documents.number'),
        text('documents.expires'),
        text('documents.state'),
        text('documents.read'),
      ]}
      rows={documents.map((document) => {
        const kind = text(`kind.${document.kind}`);
        const file = document.fileName ?? text('documents.unreadable');
        return {
          id: document.id,
          cells: [
            kind,
            file,
            document.number ?? '',
            document.expiresOn === null ? '' : day(document.expiresOn),
            text(`state.${document.state}`),
            <Button
              key="read"
              variant="secondary"
              startIcon={<Download />}
              loading={busyId === document.id}
              aria-label={text('documents.read.label', { kind, file })}
              onClick={() => void read(document.id)}
            >
              {text('documents.read')}
            </Button>,
          ],
        };
      })}
    />
  );
}
