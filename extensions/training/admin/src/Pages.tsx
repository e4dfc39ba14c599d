import { Button, Flex, Typography } from '@strapi/design-system';
import { useTexts } from './use-texts.ts';

/** The way to the pages before and after; nothing when there is only one. */
export function Pages({
  meta: { page, pageSize, total },
  onPage,
}: {
  meta: { page: number; pageSize: number; total: number };
  onPage: (page: number) => void;
}) {
  const { text } = useTexts();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <Flex tag="nav" aria-label={text('page.label')} gap={4} paddingTop={4} justifyContent="flex-end">
      <Button variant="tertiary" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {text('page.previous')}
      </Button>
      <Typography>{text('page.of', { page, pages })}</Typography>
      <Button variant="tertiary" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {text('page.next')}
      </Button>
    </Flex>
  );
}
