import { errorText, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';
import { useCallback, useState, type FormEvent } from 'react';
import type { ProposalRefusal, TrainingChoices } from '../../../contracts/index.ts';
import { Card } from '../Card.tsx';
import { Pages } from '../Pages.tsx';
import { emptyDraft, requestOf } from './proposal-form.ts';
import { ProposalCard } from './ProposalCard.tsx';
import { ProposalFields } from './ProposalFields.tsx';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

function Refusal({ message, remedies }: ProposalRefusal) {
  const { text } = useTexts();
  return (
    <Box background="warning100" padding={4} hasRadius role="alert">
      <Typography fontWeight="semiBold">{message}</Typography>
      {remedies.length > 0 && (
        <Box paddingTop={2}>
          <Typography>{text('propose.remedies')}</Typography>
          <Box tag="ul" paddingLeft={6} style={{ listStyle: 'disc' }}>
            {remedies.map((remedy) => (
              <li key={remedy.message}>
                <Typography>{remedy.message}</Typography>
              </li>
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

/** Asks for a plan, and shows those that wait for somebody to accept them. */
export function ProposalsView({ choices }: { choices: TrainingChoices }) {
  const { text } = useTexts();
  const api = useProposalsApi();
  const [page, setPage] = useState(1);
  const { data, hasFailed, reload } = useLoaded(useCallback(() => api.list(page), [api, page]));
  const { toggleNotification } = useNotification();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [draft, setDraft] = useState(emptyDraft);
  const [refusal, setRefusal] = useState<ProposalRefusal>();
  if (hasFailed) return <Page.Error />;

  async function propose(event: FormEvent) {
    event.preventDefault();
    const request = requestOf(draft);
    setRefusal(undefined);
    if (request === null) {
      setProblem(text('propose.missing'));
      return;
    }
    setIsBusy(true);
    setProblem(undefined);
    try {
      const [outcome] = await api.propose([request]);
      if (outcome?.kind === 'refused') setRefusal(outcome.refusal);
      else {
        toggleNotification({ type: 'success', message: text('propose.done') });
        setPage(1);
        reload();
      }
    } catch (error) {
      setProblem(errorText(error, text('propose.failed')));
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card title={text('propose.form')} hint={text('propose.hint')}>
        <form onSubmit={(event) => void propose(event)}>
          <ProposalFields choices={choices} draft={draft} onChange={setDraft} />
          <Box aria-live="assertive" paddingTop={4}>
            {problem !== undefined && <Typography textColor="danger600">{problem}</Typography>}
            {refusal !== undefined && <Refusal {...refusal} />}
          </Box>
          <Box paddingTop={4}>
            <Button type="submit" loading={isBusy}>
              {text('propose.submit')}
            </Button>
          </Box>
        </form>
      </Card>
      <Box aria-live="polite">
        <Typography variant="beta" tag="h2">
          {text('proposals.title')}
        </Typography>
        {data === undefined && <Typography>{text('loading')}</Typography>}
        {data?.data.length === 0 && <Typography>{text('proposals.empty')}</Typography>}
        <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
          {data?.data.map((proposal) => (
            <ProposalCard key={proposal.id} proposal={proposal} onDecided={reload} />
          ))}
        </Flex>
        {data !== undefined && <Pages meta={data.meta} onPage={setPage} />}
      </Box>
    </Flex>
  );
}
