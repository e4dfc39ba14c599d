import { Card, DataTable, LoadFailed, Pages, PanelLink, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Checkbox, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useCallback, useState } from 'react';
import type {
  LostResource,
  ProposalOutcome,
  StrandedSession,
  TrainingChoices,
} from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import { useAction } from '../use-action.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { Refusal } from './Refusal.tsx';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

interface LostDraft {
  /** `room id` or `instructor id`. */
  who: string;
  from: string;
  to: string;
}

function lostOf({ who, from, to }: LostDraft): LostResource | null {
  const [kind, id] = who.split(' ');
  if (id === undefined || from === '' || to === '' || to < from) return null;
  return { kind: kind === 'room' ? 'room' : 'instructor', id, from, to };
}

/** Says which room or instructor is lost, and when. */
function LostFields({
  draft,
  choices: { rooms, instructors },
  onChange,
}: {
  draft: LostDraft;
  choices: TrainingChoices;
  onChange: (draft: LostDraft) => void;
}) {
  const { text } = useTexts();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <Choice
        label={text('replan.who')}
        value={draft.who}
        options={[
          { value: '', label: text('replan.nobody') },
          ...rooms.map(({ id, name }) => ({ value: `room ${id}`, label: name })),
          ...instructors.map(({ id, name }) => ({ value: `instructor ${id}`, label: name })),
        ]}
        onChange={(who) => onChange({ ...draft, who })}
      />
      {draft.who !== '' &&
        (['from', 'to'] as const).map((name) => (
          <Field.Root
            key={name}
            name={`lost-${name}`}
            {...(name === 'to' && draft.to !== '' && draft.to < draft.from
              ? { error: text('problem.end_before_start') }
              : {})}
          >
            <Field.Label>{text(`replan.${name}`)}</Field.Label>
            <TextInput
              type="date"
              value={draft[name]}
              onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
            />
            <Field.Error />
          </Field.Root>
        ))}
    </Flex>
  );
}

function Stranded({
  of: { session, stretches },
  isChosen,
  onChoose,
}: {
  of: StrandedSession;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}) {
  const { text, dayOf, time } = useTexts();
  const { zone } = session;
  return (
    <Box tag="section" aria-label={session.title}>
      <Flex gap={4} paddingBottom={2} wrap="wrap">
        <Checkbox checked={isChosen} onCheckedChange={(isOn) => onChoose(isOn === true)}>
          {text('replan.choose', { title: session.title })}
        </Checkbox>
        <PanelLink to={`/plugins/training?session=${session.id}`}>{text('replan.open')}</PanelLink>
        <Typography variant="pi" textColor="neutral600">
          {text('replan.about', { company: session.company.name, course: session.course.title })}
        </Typography>
      </Flex>
      <DataTable
        label={text('replan.stretches', { title: session.title })}
        columns={[
          text('column.day'),
          text('column.hours'),
          text('column.room'),
          text('column.instructor'),
          text('replan.reason'),
        ]}
        rows={stretches.map(({ id, startsAt, endsAt, room, instructor, reason }) => ({
          id,
          cells: [
            dayOf(startsAt, zone),
            `${time(startsAt, zone)} – ${time(endsAt, zone)}`,
            room?.name ?? text('room.none'),
            instructor?.name ?? text('instructor.none'),
            text(`stranded.${reason}`),
          ],
        }))}
      />
    </Box>
  );
}

/** What a lost room or instructor strands, and the fewest moves after which nothing is. */
export function ReplanView({ choices }: { choices: TrainingChoices }) {
  const { text } = useTexts();
  const api = useProposalsApi();
  const action = useAction();
  const [page, setPage] = useState(1);
  const [draft, setDraft] = useState<LostDraft>({ who: '', from: '', to: '' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [outcomes, setOutcomes] = useState<readonly ProposalOutcome[]>([]);
  const lost = lostOf(draft);
  const { kind = '', id = '', from = '', to = '' } = lost ?? {};
  const { data, hasFailed, reload } = useLoaded(
    useCallback(
      () => api.stranded({ page: String(page), kind, id, from, to }),
      [api, page, kind, id, from, to],
    ),
  );
  if (hasFailed) return <LoadFailed onRetry={reload} />;
  const chosen = (data?.data ?? []).map(({ session }) => session.id).filter((one) => !left.has(one));
  const propose = () =>
    action.run(async () => {
      setOutcomes(await api.replan(chosen, lost));
      return text('replan.done');
    });
  const decided = () => {
    setOutcomes([]);
    reload();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card title={text('replan.title')} hint={text('replan.hint')}>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <LostFields
            draft={draft}
            choices={choices}
            onChange={(changed) => {
              setDraft(changed);
              setPage(1);
              setOutcomes([]);
            }}
          />
          <Box aria-live="polite">
            {data === undefined && <Typography>{text('loading')}</Typography>}
            {data?.data.length === 0 && <Typography>{text('replan.empty')}</Typography>}
            <Flex direction="column" alignItems="stretch" gap={5}>
              {data?.data.map((one) => (
                <Stranded
                  key={one.session.id}
                  of={one}
                  isChosen={!left.has(one.session.id)}
                  onChoose={(isChosen) =>
                    setLeft((current) => {
                      const next = new Set(current);
                      if (isChosen) next.delete(one.session.id);
                      else next.add(one.session.id);
                      return next;
                    })
                  }
                />
              ))}
            </Flex>
            {data !== undefined && <Pages meta={data.meta} onPage={setPage} />}
          </Box>
          <Box aria-live="assertive">
            {action.problem !== undefined && <Typography textColor="danger600">{action.problem}</Typography>}
          </Box>
          {chosen.length > 0 && (
            <Box>
              <Button loading={action.isBusy} onClick={() => void propose()}>
                {text('replan.submit', { count: chosen.length })}
              </Button>
            </Box>
          )}
        </Flex>
      </Card>
      {outcomes.map((outcome) =>
        outcome.kind !== 'refused' ? (
          <ProposalCard
            key={outcome.proposal.id}
            proposal={outcome.proposal}
            choices={choices}
            onDecided={decided}
          />
        ) : (
          <Card key={outcome.title} title={outcome.title ?? ''}>
            <Refusal {...outcome.refusal} />
          </Card>
        ),
      )}
    </Flex>
  );
}
