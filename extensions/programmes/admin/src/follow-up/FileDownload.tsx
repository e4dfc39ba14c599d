import { saveFile } from '@huntzen/kernel/admin';
import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { followUpFiles, type FollowUpView } from '../../../contracts/follow-up.ts';
import { useFollowUpApi } from './use-follow-up-api.ts';
import { useFollowUpTexts } from './use-follow-up-texts.ts';

const formats = { fr: {}, iso: { dates: 'iso', separator: 'comma' } } as const;

/** Downloads what the list holds, every page of it, and says what its columns mean. */
export function FileDownload({ view, query }: { view: FollowUpView; query: URLSearchParams }) {
  const { text, language } = useFollowUpTexts();
  const api = useFollowUpApi();
  const { toggleNotification } = useNotification();
  const [format, setFormat] = useState<keyof typeof formats>('fr');
  const [isBusy, setIsBusy] = useState(false);
  const { version, columns } = followUpFiles[view];

  async function download() {
    setIsBusy(true);
    try {
      const { content, name } = await api.file(
        view,
        new URLSearchParams([...query, ...Object.entries(formats[format])]),
      );
      saveFile(content, name);
      toggleNotification({ type: 'success', message: text('file.done', { name }) });
    } catch {
      toggleNotification({ type: 'danger', message: text('file.failed') });
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex gap={4} alignItems="flex-end" wrap="wrap">
        <Field.Root name="format">
          <Field.Label>{text('file.format')}</Field.Label>
          <SingleSelect value={format} onChange={(value) => setFormat(value === 'iso' ? 'iso' : 'fr')}>
            <SingleSelectOption value="fr">{text('file.fr')}</SingleSelectOption>
            <SingleSelectOption value="iso">{text('file.iso')}</SingleSelectOption>
          </SingleSelect>
        </Field.Root>
        <Button size="L" startIcon={<Download />} loading={isBusy} onClick={() => void download()}>
          {text(isBusy ? 'file.busy' : 'file.download')}
        </Button>
      </Flex>
      <Box tag="details" paddingTop={4}>
        <Typography tag="summary" style={{ cursor: 'pointer' }}>
          {text('file.columns', { version })}
        </Typography>
        <Box paddingTop={2}>
          <Typography textColor="neutral600">{text('file.hint')}</Typography>
        </Box>
        <Box tag="dl" paddingTop={2}>
          {columns.map(({ name, meaning }) => (
            <Flex key={name} gap={2} paddingTop={1} alignItems="baseline">
              <Typography tag="dt" fontWeight="semiBold">
                {name}
              </Typography>
              <Typography tag="dd" textColor="neutral600">
                {meaning[language]}
              </Typography>
            </Flex>
          ))}
        </Box>
      </Box>
    </Box>
  );
}
