import { Card, errorText, LoadFailed, Pages, useLoaded } from '@huntzen/kernel/admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import type { Proposal, ProposalRefusal, TrainingChoices } from '../../../contracts/index.ts';
import {
  emptyDraft,
  fieldOfRefusal,
  keepDrafts,
  nextKey,
  problemsOf,
  readDrafts,
  requestOf,
  rulesOf,
  rulesProblems,
  usualRules,
  type Problems,
  type ProposalDraft,
  type RulesDraft,
} from './proposal-form.ts';
import { AskedCard } from './AskedCard.tsx';
import { ProposalCard } from './ProposalCard.tsx';
import { ProposalFields, RuleFields } from './ProposalFields.tsx';
import { Refusal } from './Refusal.tsx';
import { useProposalsApi } from './use-proposals-api.ts';
import { useTexts } from './use-texts.ts';

/** Asks for plans of one session or several, and shows those that wait for somebody to accept them. */
export function ProposalsView({ choices }: { choices: TrainingChoices }) {
  const { text } = useTexts();
  const api = useProposalsApi();
  const [page, setPage] = useState(1);
  const { data, hasFailed, reload } = useLoaded(useCallback(() => api.list(page), [api, page]));
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState<Proposal['plannedBy']>();
  const [problem, setProblem] = useState<string>();
  const [{ drafts, rules }, setTyped] = useState(() => readDrafts(sessionStorage));
  const [isChecked, setIsChecked] = useState(false);
  const [refusals, setRefusals] = useState<ReadonlyMap<number, ProposalRefusal>>(new Map());
  const isAwaited = data?.data.some(({ question }) => question !== null && !question.isLate) === true;
  useEffect(() => {
    if (!isAwaited) return undefined;
    const clock = setInterval(reload, lookAgainMs);
    return () => clearInterval(clock);
  }, [isAwaited, reload]);
  if (hasFailed) return <LoadFailed onRetry={reload} />;

  const type = (changes: Partial<{ drafts: ProposalDraft[]; rules: RulesDraft }>) => {
    const typed = { drafts, rules, ...changes };
    keepDrafts(sessionStorage, typed);
    setTyped(typed);
  };
  const say = (problems: Problems) =>
    Object.fromEntries(Object.entries(problems).map(([field, one]) => [field, text(`problem.${one}`)]));
  const errorsOf = (draft: ProposalDraft): Record<string, string> => {
    const refusal = refusals.get(draft.key);
    const field = refusal === undefined ? undefined : fieldOfRefusal(refusal.code);
    return {
      ...(refusal === undefined || field === undefined ? {} : { [field]: refusal.message }),
      ...(isChecked ? say(problemsOf(draft, choices)) : {}),
    };
  };
  const zoneOf = ({ company }: ProposalDraft) =>
    choices.companies.find(({ id }) => id === company)?.timeZone ?? 'Europe/Paris';

  async function propose(event: FormEvent, by: Proposal['plannedBy']) {
    event.preventDefault();
    setRefusals(new Map());
    setIsChecked(true);
    const problems = [...drafts.map((draft) => problemsOf(draft, choices)), rulesProblems(rules)];
    if (problems.some((one) => Object.keys(one).length > 0)) {
      setProblem(text('propose.missing'));
      return;
    }
    setBusy(by);
    setProblem(undefined);
    try {
      const outcomes = await api.propose(
        drafts.map((draft) => requestOf(draft, zoneOf(draft))),
        rulesOf(rules),
        by,
      );
      const refused = new Map<number, ProposalRefusal>();
      for (const [index, outcome] of outcomes.entries()) {
        const draft = drafts[index];
        if (outcome.kind === 'refused' && draft !== undefined) refused.set(draft.key, outcome.refusal);
      }
      setRefusals(refused);
      if (refused.size < outcomes.length) {
        toggleNotification({
          type: 'success',
          message: text(by === 'n8n' ? 'propose.asked' : 'propose.done', {
            count: outcomes.length - refused.size,
          }),
        });
        setPage(1);
        reload();
      }
    } catch (error) {
      setProblem(errorText(error, text('propose.failed')));
    } finally {
      setBusy(undefined);
    }
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Card title={text('propose.form')} hint={text('propose.hint')}>
        <form noValidate onSubmit={(event) => void propose(event, 'planner')}>
          <Flex direction="column" alignItems="stretch" gap={6}>
            {drafts.map((draft, index) => {
              const refusal = refusals.get(draft.key);
              return (
                <Box
                  key={draft.key}
                  tag="fieldset"
                  padding={4}
                  hasRadius
                  borderColor="neutral200"
                  aria-label={text('propose.number', { number: index + 1 })}
                >
                  <Flex justifyContent="space-between" paddingBottom={4}>
                    <Typography variant="delta" tag="h3">
                      {text('propose.number', { number: index + 1 })}
                    </Typography>
                    {drafts.length > 1 && (
                      <Button
                        variant="tertiary"
                        aria-label={text('propose.number.remove', { number: index + 1 })}
                        onClick={() => type({ drafts: drafts.filter(({ key }) => key !== draft.key) })}
                      >
                        {text('propose.subject.remove')}
                      </Button>
                    )}
                  </Flex>
                  <ProposalFields
                    choices={choices}
                    draft={draft}
                    errors={errorsOf(draft)}
                    onChange={(changed) => {
                      setRefusals((known) => new Map([...known].filter(([key]) => key !== draft.key)));
                      type({ drafts: drafts.map((one) => (one.key === draft.key ? changed : one)) });
                    }}
                  />
                  {refusal !== undefined && (
                    <Box paddingTop={4}>
                      <Refusal {...refusal} />
                    </Box>
                  )}
                </Box>
              );
            })}
            <Flex gap={3}>
              <Button
                variant="secondary"
                disabled={drafts.length >= mostRequests}
                onClick={() => type({ drafts: [...drafts, { ...emptyDraft, key: nextKey(drafts) }] })}
              >
                {text('propose.another')}
              </Button>
            </Flex>
            <Box tag="section" aria-label={text('propose.rules')}>
              <Typography variant="delta" tag="h3">
                {text('propose.rules')}
              </Typography>
              <Box paddingTop={3}>
                <RuleFields
                  rules={rules}
                  errors={isChecked ? say(rulesProblems(rules)) : {}}
                  onChange={(changed) => type({ rules: changed })}
                />
              </Box>
            </Box>
          </Flex>
          <Box aria-live="assertive" paddingTop={4}>
            {problem !== undefined && <Typography textColor="danger600">{problem}</Typography>}
          </Box>
          <Flex paddingTop={4} gap={3} wrap="wrap">
            <Button type="submit" loading={busy === 'planner'} disabled={busy !== undefined}>
              {text('propose.submit')}
            </Button>
            {choices.n8nPlans && (
              <Button
                variant="secondary"
                loading={busy === 'n8n'}
                disabled={busy !== undefined}
                onClick={(event: FormEvent) => void propose(event, 'n8n')}
              >
                {text('propose.n8n')}
              </Button>
            )}
            <Button
              variant="tertiary"
              onClick={() => {
                setIsChecked(false);
                setRefusals(new Map());
                type({ drafts: [emptyDraft], rules: usualRules });
              }}
            >
              {text('propose.reset')}
            </Button>
          </Flex>
        </form>
      </Card>
      <Box aria-live="polite">
        <Typography variant="beta" tag="h2">
          {text('proposals.title')}
        </Typography>
        {data === undefined && <Typography>{text('loading')}</Typography>}
        {data?.data.length === 0 && <Typography>{text('proposals.empty')}</Typography>}
        <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
          {data?.data.map((proposal) =>
            proposal.question === null ? (
              <ProposalCard key={proposal.id} proposal={proposal} choices={choices} onDecided={reload} />
            ) : (
              <AskedCard
                key={proposal.id}
                proposal={proposal}
                question={proposal.question}
                onDecided={reload}
              />
            ),
          )}
        </Flex>
        {data !== undefined && <Pages meta={data.meta} onPage={setPage} />}
      </Box>
    </Flex>
  );
}

const mostRequests = 12;
/** How often it is looked whether n8n has answered. */
const lookAgainMs = 15_000;
