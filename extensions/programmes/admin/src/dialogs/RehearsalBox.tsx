import { Pages } from '@huntzen/kernel/admin';
import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { People } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

/** The frame in which a dialog says what its button would do, or that it cannot say yet. */
export function RehearsalBox({
  title,
  failure,
  waiting,
  children,
}: {
  title?: string;
  failure: string | undefined;
  /** What to read while there is nothing to say. */
  waiting: string | undefined;
  children: ReactNode;
}) {
  const { text } = useTexts();
  return (
    <Box background="neutral100" padding={4} hasRadius aria-live="polite">
      <Box paddingBottom={2}>
        <Typography variant="delta" tag="h3">
          {title ?? text('rehearsal.title')}
        </Typography>
      </Box>
      {failure !== undefined ? (
        <Typography textColor="danger600">{failure}</Typography>
      ) : waiting !== undefined ? (
        <Typography>{waiting}</Typography>
      ) : (
        <Flex direction="column" alignItems="stretch" gap={2}>
          {children}
        </Flex>
      )}
    </Box>
  );
}

/** Who is meant, by name, a page at a time; folded away until somebody asks. */
export function PeopleList({
  people: { data, meta },
  known,
  onPage,
}: {
  people: People;
  /** What to say beside those who have it already; nothing when all have it. */
  known?: string;
  onPage: (page: number) => void;
}) {
  const { text } = useTexts();
  const { total } = meta;
  if (total === 0) return null;
  return (
    <details>
      <summary style={{ cursor: 'pointer' }}>
        <Typography fontWeight="semiBold">{text('people.title', { count: total })}</Typography>
      </summary>
      <Box tag="ul" paddingTop={2} paddingLeft={4} style={{ listStyle: 'disc' }}>
        {data.map(({ id, name, companyName, hasIt }) => (
          <li key={id}>
            <Flex gap={2} wrap="wrap">
              <Typography>{`${name} · ${companyName}`}</Typography>
              {hasIt && known !== undefined && <Badge>{known}</Badge>}
            </Flex>
          </li>
        ))}
      </Box>
      <Pages meta={meta} onPage={onPage} />
    </details>
  );
}
