import { Card, LoadFailed, Loading, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Field, Flex, Grid, Typography } from '@strapi/design-system';
import { ArrowLeft, Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { modalities, type NewSession, type TrainingChoices } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { OfferChoice } from './OfferChoice.tsx';
import { StretchFields, type Line } from './StretchFields.tsx';
import { useAction } from './use-action.ts';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';
import { aWeekAfter, instantOf } from './wall-time.ts';

interface Draft {
  company: string;
  course: string;
  title: string;
  modality: NewSession['modality'];
  capacity: string;
  offerHours: string;
  lines: Line[];
}

const emptyDraft: Draft = {
  company: '',
  course: '',
  title: '',
  modality: 'in_person',
  capacity: '8',
  offerHours: '',
  lines: [{ key: 1, day: '', start: '09:00', end: '17:00', room: '', instructor: '' }],
};

const orNull = (value: string) => (value === '' ? null : value);

/** What the form asks for; null while something is missing. */
function requestOf(draft: Draft, zone: string): NewSession | null {
  const { company, course, title, modality } = draft;
  const capacity = Number(draft.capacity);
  if (company === '' || course === '' || !Number.isInteger(capacity) || capacity < 1) return null;
  const reservations = draft.lines.flatMap((line) => {
    const startsAt = instantOf(line.day, line.start, zone);
    const endsAt = instantOf(line.day, line.end, zone);
    if (startsAt === null || endsAt === null) return [];
    return [{ startsAt, endsAt, roomId: orNull(line.room), instructorId: orNull(line.instructor) }];
  });
  if (reservations.length < draft.lines.length) return null;
  return {
    companyId: company,
    courseId: course,
    ...(title.trim() === '' ? {} : { title: title.trim() }),
    modality,
    capacity,
    ...(draft.offerHours === '' ? {} : { offerHours: Number(draft.offerHours) }),
    instructorIds: [],
    reservations,
  };
}

function Fields({ choices, onMade }: { choices: TrainingChoices; onMade: (id: string) => void }) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const action = useAction();
  const [draft, setDraft] = useState(emptyDraft);
  const change = (part: Partial<Draft>) => setDraft((current) => ({ ...current, ...part }));
  const zone = choices.companies.find(({ id }) => id === draft.company)?.timeZone ?? 'Europe/Paris';
  const rooms = choices.rooms.filter(
    ({ anyCourse, courseIds }) => draft.course === '' || anyCourse || courseIds.includes(draft.course),
  );
  const instructors = choices.instructors.filter(
    ({ courseIds }) => draft.course === '' || courseIds.includes(draft.course),
  );
  const choose = { value: '', label: text('create.choose') };

  async function create(isDraft: boolean) {
    const request = requestOf(draft, zone);
    if (request === null) {
      action.setProblem(text('create.missing'));
      return;
    }
    await action.run(async () => {
      const { id } = await api.create({ ...request, draft: isDraft });
      onMade(id);
      return text(isDraft ? 'create.drafted' : 'create.done');
    });
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={10}>
      <Card title={text('create')} hint={text('create.subtitle')}>
        <Grid.Root gap={4}>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <Choice
              label={text('create.company')}
              value={draft.company}
              isRequired
              options={[choose, ...choices.companies.map(({ id, name }) => ({ value: id, label: name }))]}
              onChange={(company) => change({ company })}
            />
          </Grid.Item>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <Choice
              label={text('create.course')}
              value={draft.course}
              isRequired
              options={[choose, ...choices.courses.map(({ id, title }) => ({ value: id, label: title }))]}
              onChange={(course) =>
                change({ course, lines: draft.lines.map((line) => ({ ...line, room: '', instructor: '' })) })
              }
            />
          </Grid.Item>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <Field.Root name="title" hint={text('create.title.hint')}>
              <Field.Label>{text('create.title')}</Field.Label>
              <Field.Input
                value={draft.title}
                maxLength={160}
                onChange={(event: { target: { value: string } }) => change({ title: event.target.value })}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={3} xs={12} direction="column" alignItems="stretch">
            <Choice
              label={text('create.modality')}
              value={draft.modality}
              options={modalities.map((value) => ({ value, label: text(`modality.${value}`) }))}
              onChange={(value) =>
                change({ modality: modalities.find((modality) => modality === value) ?? 'in_person' })
              }
            />
          </Grid.Item>
          <Grid.Item col={3} xs={12} direction="column" alignItems="stretch">
            <Field.Root name="capacity" required>
              <Field.Label>{text('create.capacity')}</Field.Label>
              <Field.Input
                type="number"
                min={1}
                max={500}
                value={draft.capacity}
                onChange={(event: { target: { value: string } }) => change({ capacity: event.target.value })}
              />
            </Field.Root>
          </Grid.Item>
          <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
            <OfferChoice value={draft.offerHours} onChange={(hours) => change({ offerHours: hours })} />
          </Grid.Item>
        </Grid.Root>
      </Card>
      <Card title={text('create.times')} hint={text('create.times.hint', { zone })}>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {draft.lines.map((line, index) => (
            <StretchFields
              key={line.key}
              line={line}
              number={index + 1}
              rooms={rooms}
              instructors={instructors}
              needsRoom={draft.modality !== 'remote'}
              onChange={(changed) =>
                change({ lines: draft.lines.map((other) => (other.key === line.key ? changed : other)) })
              }
              onRemove={
                draft.lines.length === 1
                  ? null
                  : () => change({ lines: draft.lines.filter(({ key }) => key !== line.key) })
              }
            />
          ))}
          <Box>
            <Button
              variant="secondary"
              startIcon={<Plus />}
              onClick={() => {
                const last = draft.lines.at(-1) ?? emptyDraft.lines[0];
                if (last !== undefined)
                  change({
                    lines: [...draft.lines, { ...last, key: last.key + 1, day: aWeekAfter(last.day) }],
                  });
              }}
            >
              {text('create.add')}
            </Button>
          </Box>
        </Flex>
      </Card>
      {action.problem !== undefined && (
        <Box role="alert" background="danger100" padding={4} hasRadius>
          <Typography tag="p" fontWeight="bold" textColor="danger700">
            {text('create.problems')}
          </Typography>
          <Typography tag="p" textColor="danger700">
            {action.problem}
          </Typography>
        </Box>
      )}
      <Flex gap={4} wrap="wrap">
        <Button size="L" loading={action.isBusy} onClick={() => void create(false)}>
          {text('create.save')}
        </Button>
        <Button size="L" variant="secondary" loading={action.isBusy} onClick={() => void create(true)}>
          {text('create.draft')}
        </Button>
        <Typography textColor="neutral600">{text('create.draft.hint')}</Typography>
      </Flex>
    </Flex>
  );
}

/** Makes a session with exact hours; what is taken is answered with what is free instead. */
export function SessionForm({ onMade }: { onMade: (id: string) => void }) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const choices = useLoaded(api.choices);
  if (choices.hasFailed) return <LoadFailed isPage onRetry={choices.reload} />;
  if (choices.data === undefined) return <Loading label={text('loading')} />;
  return (
    <>
      <Page.Title>{text('create')}</Page.Title>
      <Layouts.Header
        title={text('create')}
        navigationAction={
          <PanelLink to="/plugins/training">
            <Flex gap={2}>
              <ArrowLeft aria-hidden />
              <Typography textColor="primary600">{text('back')}</Typography>
            </Flex>
          </PanelLink>
        }
      />
      <Layouts.Content>
        <Fields choices={choices.data} onMade={onMade} />
      </Layouts.Content>
    </>
  );
}
