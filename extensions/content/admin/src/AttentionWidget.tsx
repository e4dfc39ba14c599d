import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { documentAddress } from './calendar-items.ts';
import { useCalendar } from './use-calendar.ts';
import { useContentApi, type Attention } from './use-content-api.ts';
import { useTexts } from './use-texts.ts';

const shown = 5;
const weekMs = 7 * 24 * 3600 * 1000;

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box>
      <Typography variant="sigma" tag="h3" textColor="neutral600">
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Items({
  items,
}: {
  items: readonly { key: string; href: string; label: string; note: string; isWrong?: boolean }[];
}) {
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      {items.map(({ key, href, label, note, isWrong = false }) => (
        <li key={key}>
          <Link to={href}>
            <Typography textColor="primary600">{label}</Typography>
          </Link>
          <Typography tag="p" variant="pi" textColor={isWrong ? 'danger600' : 'neutral600'}>
            {note}
          </Typography>
        </li>
      ))}
    </Flex>
  );
}

/** On the home of the panel: what is planned soon, what failed, which drafts lack something. */
export default function AttentionWidget() {
  const { text, instant } = useTexts();
  const api = useContentApi();
  const [since] = useState(() => Date.now());
  const { items, failure } = useCalendar(
    new Date(since).toISOString(),
    new Date(since + weekMs).toISOString(),
  );
  const [attention, setAttention] = useState<Attention | 'failed'>();

  useEffect(() => {
    let current = true;
    api.attention().then(
      (found) => {
        if (current) setAttention(found);
      },
      () => {
        if (current) setAttention('failed');
      },
    );
    return () => {
      current = false;
    };
  }, [api]);

  if (failure !== undefined || attention === 'failed') return <Widget.Error />;
  if (items === undefined || attention === undefined) return <Widget.Loading />;
  const rest = items.length - shown;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {attention.failed.length > 0 && (
        <Section title={text('attention.failed')}>
          <Items
            items={attention.failed.map(({ id, kind, documentId, title, action, dueAt, timeZone }) => ({
              key: id,
              href: documentAddress(kind, documentId),
              label: text('kind.titled', { kind: text(`kind.${kind}`), title }),
              note: `${text(`calendar.${action}`)} · ${instant(dueAt, timeZone)} (${timeZone})`,
              isWrong: true,
            }))}
          />
        </Section>
      )}
      <Section title={text('attention.soon')}>
        {items.length === 0 ? (
          <Typography tag="p">{text('attention.soon.none')}</Typography>
        ) : (
          <Items
            items={items.slice(0, shown).map(({ key, href, label, move, at, zone }) => ({
              key,
              href,
              label,
              note: `${move} · ${instant(at, zone)} (${zone})`,
            }))}
          />
        )}
        {rest > 0 && <Typography tag="p">{text('attention.soon.more', { count: rest })}</Typography>}
      </Section>
      <Section title={text('attention.drafts')}>
        {attention.drafts.length === 0 ? (
          <Typography tag="p">{text('attention.drafts.none')}</Typography>
        ) : (
          <Items
            items={attention.drafts.map(({ kind, documentId, title, missing }) => ({
              key: documentId,
              href: documentAddress(kind, documentId),
              label: text('kind.titled', { kind: text(`kind.${kind}`), title }),
              note: text('attention.missing', { count: missing }),
            }))}
          />
        )}
      </Section>
    </Flex>
  );
}
