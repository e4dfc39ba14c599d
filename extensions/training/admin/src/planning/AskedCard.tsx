import { Card } from '@huntzen/kernel/admin';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Proposal, ProposalRefusal } from '../../../contracts/index.ts';
import { useAction } from '../use-action.ts';
import { Refusal } from './Refusal.tsx';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

/** A plan that was asked of n8n: how that stands, and the ways to go on without it. */
export function AskedCard({
  proposal,
  question,
  onDecided,
}: {
  proposal: Proposal;
  question: NonNullable<Proposal['question']>;
  /** It is planned, or put aside. */
  onDecided: () => void;
}) {
  const { text, moment, day } = useTexts();
  const api = useProposalsApi();
  const { isBusy, problem, run } = useAction();
  const [refusal, setRefusal] = useState<ProposalRefusal>();
  const { id, title, company, zone, capacity } = proposal;
  const { from, to, answerBy, isLate, reason } = question;
  const state = reason !== null ? 'refused' : isLate ? 'late' : 'waits';

  async function planInstead() {
    setRefusal(undefined);
    let refused: ProposalRefusal | undefined;
    const isDone = await run(async () => {
      const outcome = await api.planInstead(id);
      if (outcome.kind !== 'refused') return text('asked.planned', { title });
      refused = outcome.refusal;
      return undefined;
    });
    setRefusal(refused);
    if (isDone && refused === undefined) onDecided();
  }
  async function dismiss() {
    const isDone = await run(async () => {
      await api.dismiss(id);
      return text('proposal.dismissed', { title });
    });
    if (isDone) onDecided();
  }
  return (
    <Card
      title={title}
      hint={text('asked.about', { company: company.name, from: day(from), to: day(to), zone, capacity })}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Box>
          <Badge>{text(`asked.${state}`)}</Badge>
        </Box>
        <Typography>
          {text(`asked.${state}.hint`, { when: moment(answerBy, zone), reason: reason ?? '' })}
        </Typography>
        {refusal !== undefined && <Refusal {...refusal} />}
        {problem !== undefined && (
          <Typography role="alert" textColor="danger600">
            {problem}
          </Typography>
        )}
        <Flex gap={3} wrap="wrap">
          <Button
            variant={state === 'waits' ? 'secondary' : 'default'}
            loading={isBusy}
            aria-label={text('asked.instead.of', { title })}
            onClick={() => void planInstead()}
          >
            {text('asked.instead')}
          </Button>
          <Button
            variant="tertiary"
            disabled={isBusy}
            aria-label={text('proposal.dismiss.of', { title })}
            onClick={() => void dismiss()}
          >
            {text('proposal.dismiss')}
          </Button>
        </Flex>
      </Flex>
    </Card>
  );
}
