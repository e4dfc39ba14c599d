import { Card, DataTable } from '@huntzen/kernel/admin';
import { Badge, Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Proposal, ProposalLesson, TrainingChoices } from '../../../contracts/index.ts';
import { useAction } from '../use-action.ts';
import { LessonCalendar } from './LessonCalendar.tsx';
import { LessonDialog } from './LessonDialog.tsx';
import { asEdited, ProposalFaults } from './ProposalFaults.tsx';
import { ScoreBadges } from './ScoreBadges.tsx';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

const fewLessons = 12;

/** One proposal: what it is worth, every lesson, what differs, and the ways to change it, accept it or put it aside. */
export function ProposalCard({
  proposal,
  choices,
  onDecided,
}: {
  proposal: Proposal;
  choices: TrainingChoices;
  /** It is decided, or changed by hand. */
  onDecided: () => void;
}) {
  const { text, hours, dayOf, weekdayOf, time } = useTexts();
  const api = useProposalsApi();
  const navigate = useNavigate();
  const { isBusy, problem, run } = useAction();
  const [showsAll, setShowsAll] = useState(false);
  const [isCalendar, setIsCalendar] = useState(false);
  const [edited, setEdited] = useState<ProposalLesson>();
  const [note, setNote] = useState('');
  const { id, title, company, zone, minutes, startsAt, endsAt, score, lessons, capacity, gone } = proposal;
  const asKept = useMemo(() => lessons.map(asEdited), [lessons]);
  const isChange = proposal.kind === 'change';
  const changed = lessons.filter(({ was, isNew }) => was !== null || isNew);
  const hasSubjects = lessons.some(({ subject }) => subject !== null);
  // What changes is what a change is about.
  const listed = isChange && !showsAll ? changed : lessons;
  const shown = showsAll ? listed : listed.slice(0, fewLessons);
  const say = ({
    startsAt: from,
    endsAt: to,
    room,
    instructor,
  }: Omit<ProposalLesson, 'key' | 'subject' | 'was' | 'isNew'>) =>
    [
      `${dayOf(from, zone)} ${time(from, zone)} – ${time(to, zone)}`,
      room?.name ?? text('room.none'),
      instructor?.name ?? text('instructor.none'),
    ].join(', ');

  async function accept() {
    let session = '';
    const isDone = await run(async () => {
      session = (await api.accept(id, note)).id;
      return text(isChange ? 'proposal.changed' : 'proposal.accepted', { title });
    });
    if (isDone) navigate(`/plugins/training?session=${session}`);
  }
  async function dismiss() {
    const isDone = await run(async () => {
      await api.dismiss(id);
      return text('proposal.dismissed', { title });
    });
    if (isDone) onDecided();
  }
  const columns = [
    text('column.day'),
    text('column.hours'),
    ...(hasSubjects ? [text('propose.subject')] : []),
    text('column.room'),
    text('column.instructor'),
    ...(changed.length > 0 ? [text('difference')] : []),
    text('edit'),
  ];
  return (
    <Card
      title={title}
      hint={text('proposal.about', {
        company: company.name,
        hours: hours(minutes),
        from: dayOf(startsAt ?? '', zone),
        to: dayOf(endsAt ?? '', zone),
        zone,
        capacity,
      })}
    >
      <Flex gap={2} wrap="wrap" paddingBottom={4}>
        {isChange && (
          <Badge>
            {text('proposal.moves', { moved: changed.length, kept: lessons.length - changed.length })}
          </Badge>
        )}
        {proposal.plannedBy === 'n8n' && <Badge>{text('proposal.n8n')}</Badge>}
        {proposal.isEdited && <Badge>{text('proposal.edited')}</Badge>}
        {score !== null && <ScoreBadges score={score} />}
      </Flex>
      {proposal.plannedBy === 'n8n' && (
        <Box paddingBottom={4} aria-live="polite">
          <ProposalFaults proposal={proposal} lessons={asKept} />
        </Box>
      )}
      {isCalendar && <LessonCalendar proposal={proposal} />}
      <DataTable
        label={text('proposal.lessons', { title })}
        columns={columns}
        rows={shown.map((lesson) => ({
          id: lesson.key,
          cells: [
            `${weekdayOf(lesson.startsAt, zone)} ${dayOf(lesson.startsAt, zone)}`,
            `${time(lesson.startsAt, zone)} – ${time(lesson.endsAt, zone)}`,
            ...(hasSubjects ? [lesson.subject ?? title] : []),
            lesson.room?.name ?? text('room.none'),
            lesson.instructor?.name ?? text('instructor.none'),
            ...(changed.length === 0
              ? []
              : [
                  lesson.was === null
                    ? lesson.isNew
                      ? text('difference.new')
                      : ''
                    : text('difference.was', { before: say(lesson.was) }),
                ]),
            <Button
              key="edit"
              size="S"
              variant="tertiary"
              aria-label={text('edit.of', {
                when: `${dayOf(lesson.startsAt, zone)} ${time(lesson.startsAt, zone)}`,
              })}
              onClick={() => setEdited(lesson)}
            >
              {text('edit')}
            </Button>,
          ],
        }))}
      />
      {gone.length > 0 && (
        <Box paddingTop={4}>
          <Typography fontWeight="semiBold">{text('difference.gone')}</Typography>
          <Box tag="ul" paddingLeft={6} style={{ listStyle: 'disc' }}>
            {gone.map((stretch) => (
              <li key={say(stretch)}>
                <Typography>{say(stretch)}</Typography>
              </li>
            ))}
          </Box>
        </Box>
      )}
      {isChange && (
        <Box paddingTop={4} maxWidth="48rem">
          <Field.Root name="note" hint={text('move.note.hint')}>
            <Field.Label>{text('move.note')}</Field.Label>
            <TextInput value={note} maxLength={400} onChange={(event) => setNote(event.target.value)} />
            <Field.Hint />
          </Field.Root>
        </Box>
      )}
      {edited !== undefined && (
        <LessonDialog
          proposal={proposal}
          lesson={edited}
          choices={choices}
          onClose={(kept) => {
            setEdited(undefined);
            if (kept !== undefined) onDecided();
          }}
        />
      )}
      <Box aria-live="assertive" paddingTop={problem === undefined ? 0 : 4}>
        {problem !== undefined && <Typography textColor="danger600">{problem}</Typography>}
      </Box>
      <Flex gap={3} paddingTop={4} wrap="wrap">
        <Button
          loading={isBusy}
          aria-label={text(isChange ? 'proposal.apply.of' : 'proposal.accept.of', { title })}
          onClick={() => void accept()}
        >
          {text(isChange ? 'proposal.apply' : 'proposal.accept')}
        </Button>
        <Button
          variant="tertiary"
          disabled={isBusy}
          aria-label={text('proposal.dismiss.of', { title })}
          onClick={() => void dismiss()}
        >
          {text('proposal.dismiss')}
        </Button>
        <Button variant="ghost" aria-pressed={isCalendar} onClick={() => setIsCalendar(!isCalendar)}>
          {text('proposal.calendar')}
        </Button>
        {(lessons.length > shown.length || showsAll) && (
          <Button variant="ghost" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {text(showsAll ? 'proposal.fewer' : 'proposal.all', { count: lessons.length })}
          </Button>
        )}
      </Flex>
    </Card>
  );
}
