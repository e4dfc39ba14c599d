import { LoadFailed, Loading, saveFile, useLoaded } from '@huntzen/kernel/admin';
import {
  Box,
  Button,
  Field,
  Flex,
  Radio,
  SingleSelect,
  SingleSelectOption,
  Table,
  Tbody,
  Td,
  TextInput,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useCallback, useState, type FormEvent } from 'react';
import { useIntl } from 'react-intl';
import type { ExportSummary } from '../../contracts/index.ts';
import { lastMonth, periodQuery, type ChosenPeriod } from './period.ts';
import { useTexts } from './use-texts.ts';

const formats = {
  fr: {},
  iso: { dates: 'iso', separator: 'comma' },
} as const;

/** The name that the server gave the file, or one of our own. */
function fileNameOf(headers: Headers | undefined, name: string, query: Record<string, string>): string {
  const given = /filename="([\w.-]+)"/.exec(headers?.get('content-disposition') ?? '')?.[1];
  return given ?? `${name}_${Object.values(query).slice(0, 2).join('_')}.csv`;
}

function Columns({ chosen }: { chosen: ExportSummary }) {
  const { text, language } = useTexts();
  return (
    <Box paddingTop={8}>
      <Typography variant="delta" tag="h2">
        {text('columns', { version: chosen.version })}
      </Typography>
      <Box paddingTop={1} paddingBottom={4}>
        <Typography textColor="neutral600">{text('columns.hint')}</Typography>
      </Box>
      <Table colCount={3} rowCount={chosen.columns.length + 1}>
        <Thead>
          <Tr>
            {(['column', 'kind', 'meaning'] as const).map((id) => (
              <Th key={id}>
                <Typography variant="sigma">{text(id)}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {chosen.columns.map(({ name, kind, meaning }) => (
            <Tr key={name}>
              <Td>
                <Typography fontWeight="semiBold">{name}</Typography>
              </Td>
              <Td>
                <Typography>{text(`kind.${kind}`)}</Typography>
              </Td>
              <Td>
                <Typography>{meaning[language]}</Typography>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

function ExportForm({ offers }: { offers: readonly ExportSummary[] }) {
  const { text, language } = useTexts();
  const { locale } = useIntl();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [name, setName] = useState(offers[0]?.name ?? '');
  const [period, setPeriod] = useState<ChosenPeriod>({
    kind: 'month',
    month: lastMonth(new Date()),
    from: '',
    to: '',
  });
  const [format, setFormat] = useState<keyof typeof formats>('fr');
  const [isBusy, setIsBusy] = useState(false);
  const chosen = offers.find((offer) => offer.name === name);
  const query = periodQuery(period);

  async function download(event: FormEvent) {
    event.preventDefault();
    if (chosen === undefined || query === null) return;
    setIsBusy(true);
    try {
      const search = new URLSearchParams({ ...query, ...formats[format] });
      const answer = await get(`${chosen.address}?${search}`, {
        responseType: 'blob',
        headers: { 'Accept-Language': locale },
      });
      const fileName = fileNameOf(answer.headers, chosen.name, query);
      saveFile(answer.data, fileName);
      toggleNotification({ type: 'success', message: text('done', { name: fileName }) });
    } catch (error) {
      // Of a refused file the client of the panel keeps the status alone.
      const isRefused = error instanceof Error && 'status' in error && error.status === 400;
      toggleNotification({ type: 'danger', message: text(isRefused ? 'failed.period' : 'failed') });
    } finally {
      setIsBusy(false);
    }
  }

  const day = (field: 'month' | 'from' | 'to') => (
    <Field.Root name={field} required width="100%">
      <Field.Label>{text(field)}</Field.Label>
      <TextInput
        type={field === 'month' ? 'month' : 'date'}
        value={period[field]}
        placeholder={field === 'month' ? '2026-10' : '2026-10-31'}
        onChange={(event: { target: { value: string } }) =>
          setPeriod({ ...period, [field]: event.target.value })
        }
      />
    </Field.Root>
  );

  return (
    <>
      <Box tag="form" onSubmit={download} background="neutral0" padding={6} hasRadius shadow="tableShadow">
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Field.Root name="export" width="100%">
            <Field.Label>{text('choose')}</Field.Label>
            <SingleSelect value={name} onChange={(value) => setName(String(value))}>
              {offers.map((offer) => (
                <SingleSelectOption key={offer.name} value={offer.name}>
                  {offer.title[language]}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Radio.Group
            aria-label={text('period')}
            value={period.kind}
            onValueChange={(kind) => setPeriod({ ...period, kind: kind === 'days' ? 'days' : 'month' })}
          >
            <Radio.Item value="month">{text('period.month')}</Radio.Item>
            <Radio.Item value="days">{text('period.days')}</Radio.Item>
          </Radio.Group>
          {period.kind === 'month' ? (
            day('month')
          ) : (
            <Flex gap={4} alignItems="flex-start">
              {day('from')}
              {day('to')}
            </Flex>
          )}
          <Field.Root name="format" width="100%">
            <Field.Label>{text('format')}</Field.Label>
            <SingleSelect value={format} onChange={(value) => setFormat(value === 'iso' ? 'iso' : 'fr')}>
              <SingleSelectOption value="fr">{text('format.fr')}</SingleSelectOption>
              <SingleSelectOption value="iso">{text('format.iso')}</SingleSelectOption>
            </SingleSelect>
          </Field.Root>
          <Flex>
            <Button
              type="submit"
              size="L"
              startIcon={<Download />}
              loading={isBusy}
              disabled={query === null}
            >
              {isBusy ? text('downloading') : text('download')}
            </Button>
          </Flex>
        </Flex>
      </Box>
      {chosen !== undefined && <Columns chosen={chosen} />}
    </>
  );
}

function Exports() {
  const { text } = useTexts();
  const { get } = useFetchClient();
  const {
    data: offers,
    hasFailed,
    reload,
  } = useLoaded(
    useCallback(async () => (await get<{ data: ExportSummary[] }>('/api/exports')).data.data, [get]),
  );
  if (offers === undefined)
    return (
      <Page.Main>
        {hasFailed ? <LoadFailed isPage onRetry={reload} /> : <Loading label={text('loading')} />}
      </Page.Main>
    );
  return (
    <Page.Main>
      <Page.Title>{text('title')}</Page.Title>
      <Layouts.Header title={text('title')} subtitle={text('subtitle')} />
      <Layouts.Content>
        <Box paddingBottom={10}>
          <ExportForm offers={offers} />
        </Box>
      </Layouts.Content>
    </Page.Main>
  );
}

/** The page where accountants and platform admins download the activity counters. */
export default function ExportsPage() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::counters.exports', subject: null }]}>
      <Exports />
    </Page.Protect>
  );
}
