import { Card, DataTable, LoadFailed, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useCallback, useState, type FormEvent } from 'react';
import { Choice } from '../Choice.tsx';
import { useAction } from '../use-action.ts';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

/** The closed days of a year, with a form to close one and the way to open one again. */
export function ClosuresView({
  year,
  rooms,
}: {
  year: string;
  rooms: readonly { id: string; name: string }[];
}) {
  const { text, day: dayText } = useTexts();
  const api = usePlanningApi();
  const { data, hasFailed, reload } = useLoaded(useCallback(() => api.closures(year), [api, year]));
  const { isBusy, problem, run } = useAction();
  const [form, setForm] = useState({ day: '', roomId: '', reason: '' });
  if (hasFailed) return <LoadFailed onRetry={reload} />;

  async function add(event: FormEvent) {
    event.preventDefault();
    const { day, roomId, reason } = form;
    const isDone = await run(async () => {
      await api.close({ day, roomId: roomId === '' ? null : roomId, reason });
      return text('closures.added', { day: dayText(day) });
    });
    if (isDone) {
      setForm({ day: '', roomId: '', reason: '' });
      reload();
    }
  }
  const remove = async (id: string) => {
    const isDone = await run(async () => {
      await api.open(id);
      return text('closures.removed');
    });
    if (isDone) reload();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card title={text('closures.add')} hint={text('closures.hint')}>
        <Flex
          tag="form"
          gap={4}
          wrap="wrap"
          alignItems="flex-end"
          onSubmit={(event: FormEvent) => void add(event)}
        >
          <Field.Root name="day" required>
            <Field.Label>{text('closures.day')}</Field.Label>
            <TextInput
              type="date"
              required
              value={form.day}
              onChange={(event) => setForm({ ...form, day: event.target.value })}
            />
          </Field.Root>
          <Choice
            label={text('closures.room')}
            value={form.roomId}
            options={[
              { value: '', label: text('closures.everywhere') },
              ...rooms.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(roomId) => setForm({ ...form, roomId })}
          />
          <Field.Root name="reason" required>
            <Field.Label>{text('closures.reason')}</Field.Label>
            <TextInput
              required
              maxLength={160}
              placeholder={text('closures.reason.hint')}
              value={form.reason}
              onChange={(event) => setForm({ ...form, reason: event.target.value })}
            />
          </Field.Root>
          <Button type="submit" loading={isBusy}>
            {text('closures.add')}
          </Button>
        </Flex>
        <Box aria-live="assertive">
          {problem !== undefined && <Typography textColor="danger600">{problem}</Typography>}
        </Box>
      </Card>
      <Box aria-live="polite">
        {data === undefined && <Typography>{text('loading')}</Typography>}
        {data?.length === 0 && <Typography>{text('closures.empty', { year })}</Typography>}
        {data !== undefined && data.length > 0 && (
          <DataTable
            label={text('view.closures')}
            columns={[
              text('closures.day'),
              text('closures.room'),
              text('closures.reason'),
              text('closures.taken'),
              text('closures.remove'),
            ]}
            rows={data.map(({ id, day, room, reason, taken }) => ({
              id,
              cells: [
                dayText(day),
                room?.name ?? text('closures.everywhere'),
                reason,
                taken === 0 ? text('closures.taken.none') : text('closures.taken.some', { count: taken }),
                <Button
                  key="remove"
                  variant="tertiary"
                  aria-label={text('closures.remove.of', { day: dayText(day) })}
                  onClick={() => void remove(id)}
                >
                  {text('closures.remove')}
                </Button>,
              ],
            }))}
          />
        )}
      </Box>
    </Flex>
  );
}
