import { errorText } from '@huntzen/kernel/admin';
import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import {
  decisionsFrom,
  needsReason,
  type Decision,
  type Verification,
} from '../../contracts/verification.ts';
import { useTexts } from './use-texts.ts';
import { useVerificationApi } from './use-verification-api.ts';

const variants = { verified: 'success', suspended: 'tertiary', rejected: 'danger-light' } as const;

/** What can be decided now about what is shown, with its reason. */
export function DecisionForm({
  shown,
  onDecided,
}: {
  shown: Verification;
  onDecided: (decided: Verification) => void;
}) {
  const { text } = useTexts();
  const api = useVerificationApi();
  const { toggleNotification } = useNotification();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string>();
  const [sending, setSending] = useState<Decision | null>(null);
  const { id, displayName, status: current, revision } = shown;
  // Verifying again means something only where something changed.
  const decisions = decisionsFrom[current].filter((decision) => decision !== current || shown.hasChanged);

  async function decide(status: Decision) {
    if (needsReason(status) && reason.trim() === '') {
      setProblem(text('reason.missing'));
      return;
    }
    setProblem(undefined);
    setSending(status);
    try {
      const decided = await api.decide(id, { status, reason, revision });
      toggleNotification({ type: 'success', message: text(`done.${status}`, { name: displayName }) });
      setReason('');
      onDecided(decided);
    } catch (error) {
      setProblem(errorText(error, text('failed')));
    } finally {
      setSending(null);
    }
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Field.Root name="reason" hint={text('reason.hint')} error={problem}>
        <Field.Label>{text('reason')}</Field.Label>
        <Textarea
          value={reason}
          maxLength={500}
          onChange={(event: { target: { value: string } }) => setReason(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex gap={3} wrap="wrap">
        {decisions.map((decision) => (
          <Button
            key={decision}
            size="L"
            variant={variants[decision]}
            loading={sending === decision}
            disabled={sending !== null}
            onClick={() => void decide(decision)}
          >
            {text(`decision.${decision}`)}
          </Button>
        ))}
      </Flex>
    </Flex>
  );
}
