import { LoadFailed, Loading, useLoaded } from '@huntzen/kernel/admin';
import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { AddReceiver } from './AddReceiver.tsx';
import { DeliveryFile } from './DeliveryFile.tsx';
import { DeliveryList } from './DeliveryList.tsx';
import { ReceiverTable } from './ReceiverTable.tsx';
import { SecretOnce } from './SecretOnce.tsx';
import { useTexts } from './use-texts.ts';
import { useWebhooksApi } from './use-webhooks-api.ts';

function Webhooks() {
  const { text } = useTexts();
  const api = useWebhooksApi();
  const [query, setQuery] = useSearchParams();
  const [secret, setSecret] = useState<{ name: string; value: string } | null>(null);
  const [sent, setSent] = useState(0);
  const { data, hasFailed, reload } = useLoaded(useCallback(() => api.receivers(), [api]));
  const chosen = query.get('delivery');
  if (chosen !== null) return <DeliveryFile key={chosen} id={chosen} />;
  if (hasFailed) return <LoadFailed isPage onRetry={reload} />;
  if (data === undefined) return <Loading label={text('loading')} />;
  const filter = {
    state: query.get('state') ?? '',
    action: query.get('action') ?? '',
    receiver: query.get('receiver') ?? '',
  };
  return (
    <>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={10} paddingBottom={10}>
          {secret !== null && <SecretOnce {...secret} onClose={() => setSecret(null)} />}
          <ReceiverTable
            receivers={data}
            api={api}
            onChanged={() => {
              reload();
              setSent((count) => count + 1);
            }}
            onSecret={(name, value) => setSecret({ name, value })}
          />
          <AddReceiver
            api={api}
            onAdded={(name, value) => {
              setSecret({ name, value });
              reload();
            }}
          />
          <DeliveryList
            key={sent}
            api={api}
            receivers={data}
            filter={filter}
            page={Math.max(1, Number(query.get('page') ?? '1') || 1)}
            onChange={(next, page) =>
              setQuery(Object.entries({ ...next, page: String(page) }).filter(([, value]) => value !== ''))
            }
          />
        </Flex>
      </Layouts.Content>
    </>
  );
}

/** The page where administrators of the platform see to the receivers of session actions. */
export default function WebhooksPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::delivery.webhooks', subject: null }]}>
      <Page.Main>
        <Webhooks />
      </Page.Main>
    </Page.Protect>
  );
}
