import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { PractitionerFile } from './PractitionerFile.tsx';
import { QueueTable } from './QueueTable.tsx';
import { useTexts } from './use-texts.ts';

function Verification() {
  const { text } = useTexts();
  const [query, setQuery] = useSearchParams();
  const chosen = query.get('practitioner');
  const list = query.get('list') === 'all' ? 'all' : 'waiting';
  if (chosen !== null) return <PractitionerFile key={chosen} id={chosen} backTo="/plugins/practitioners" />;
  return (
    <>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Box paddingBottom={10}>
          <QueueTable
            list={list}
            page={Math.max(1, Number(query.get('page') ?? '1') || 1)}
            onChange={(nextList, page) => setQuery({ list: nextList, page: String(page) })}
          />
        </Box>
      </Layouts.Content>
    </>
  );
}

/** The page where administrators of the platform verify practitioners. */
export default function VerificationPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::consultations.verify', subject: null }]}>
      <Page.Main>
        <Verification />
      </Page.Main>
    </Page.Protect>
  );
}
