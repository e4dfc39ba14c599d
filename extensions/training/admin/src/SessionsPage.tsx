import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { SessionFile } from './SessionFile.tsx';
import { SessionForm } from './SessionForm.tsx';
import { SessionList } from './SessionList.tsx';

function Sessions() {
  const [query, setQuery] = useSearchParams();
  const session = query.get('session');
  if (session !== null) return <SessionFile key={session} id={session} />;
  if (query.has('create')) return <SessionForm onMade={(id) => setQuery({ session: id })} />;
  return <SessionList />;
}

/** The page where planners see, make and fill training sessions. */
export default function SessionsPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::training.plan', subject: null }]}>
      <Page.Main>
        <Sessions />
      </Page.Main>
    </Page.Protect>
  );
}
