import { Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { sharedTexts } from './translations.ts';

/** The way to the pages before and after; nothing when there is only one. */
export function Pages({
  meta: { page, pageSize, total },
  onPage,
}: {
  meta: { page: number; pageSize: number; total: number };
  onPage: (page: number) => void;
}) {
  const { locale } = useIntl();
  const words = sharedTexts(locale);
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1 && page === 1) return null;
  return (
    <Flex tag="nav" aria-label={words.label} wrap="wrap" gap={4} paddingTop={4} justifyContent="flex-end">
      <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(Math.min(page - 1, pages))}>
        {words.previous}
      </Button>
      <Typography>{words.of(page, pages)}</Typography>
      <Button variant="tertiary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {words.next}
      </Button>
    </Flex>
  );
}
