import { DataTable } from '@huntzen/kernel/admin';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Proposal } from '../../../contracts/index.ts';
import { Card } from '../Card.tsx';
import { useAction } from '../use-action.ts';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

const fewLessons = 12;

/** One proposal: what it is worth, every lesson, and the way to accept it or put it aside. */
export function ProposalCard({ proposal, onDecided }: { proposal: Proposal; onDecided: () => void }) {
  const { text, hours, dayOf, weekdayOf, time, share } = useTexts();
  const api = useProposalsApi();
  const navigate = useNavigate();
  const { isBusy, problem, run } = useAction();
  const [showsAll, setShowsAll] = useState(false);
  const { id, title, company, zone, minutes, startsAt, endsAt, score, lessons, capacity } = proposal;
  const hasSubjects = lessons.some(({ subject }) => subject !== null);
  const shown = showsAll ? lessons : lessons.slice(0, fewLessons);

  async function accept() {
    let session = '';
    const isDone = await run(async () => {
      session = (await api.accept(id)).id;
      return text('proposal.accepted', { title });
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
  ];
  return (
    <Card
      title={title}
      hint={text('proposal.about', {
        company: company.name,
        hours: hours(minutes),
        from: dayOf(startsAt, zone),
        to: dayOf(endsAt, zone),
        zone,
        capacity,
      })}
    >
      <Flex gap={2} wrap="wrap" paddingBottom={4}>
        <Badge>{text('proposal.score', { score: score.score })}</Badge>
        <Badge>{text('proposal.days', { days: score.days, least: score.leastDays })}</Badge>
        <Badge>{text('proposal.room', { share: share(score.sameRoom) })}</Badge>
        <Badge>{text('proposal.instructor', { share: share(score.sameInstructor) })}</Badge>
        <Badge>{text('proposal.times', { share: share(score.usualTimes) })}</Badge>
      </Flex>
      <DataTable
        label={text('proposal.lessons', { title })}
        columns={columns}
        rows={shown.map((lesson, index) => ({
          id: String(index),
          cells: [
            `${weekdayOf(lesson.startsAt, zone)} ${dayOf(lesson.startsAt, zone)}`,
            `${time(lesson.startsAt, zone)} – ${time(lesson.endsAt, zone)}`,
            ...(hasSubjects ? [lesson.subject ?? title] : []),
            lesson.room?.name ?? text('room.none'),
            lesson.instructor?.name ?? text('instructor.none'),
          ],
        }))}
      />
      <Box aria-live="assertive" paddingTop={problem === undefined ? 0 : 4}>
        {problem !== undefined && <Typography textColor="danger600">{problem}</Typography>}
      </Box>
      <Flex gap={3} paddingTop={4} wrap="wrap">
        <Button
          loading={isBusy}
          aria-label={text('proposal.accept.of', { title })}
          onClick={() => void accept()}
        >
          {text('proposal.accept')}
        </Button>
        <Button
          variant="tertiary"
          disabled={isBusy}
          aria-label={text('proposal.dismiss.of', { title })}
          onClick={() => void dismiss()}
        >
          {text('proposal.dismiss')}
        </Button>
        {lessons.length > fewLessons && (
          <Button variant="ghost" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {text(showsAll ? 'proposal.fewer' : 'proposal.all', { count: lessons.length })}
          </Button>
        )}
      </Flex>
    </Card>
  );
}
