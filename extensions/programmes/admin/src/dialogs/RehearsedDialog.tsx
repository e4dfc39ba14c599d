import { errorText } from '@huntzen/kernel/admin';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useMemo, useState, type ReactNode } from 'react';

import { useTexts } from '../use-texts.ts';
import { RehearsalBox } from './RehearsalBox.tsx';
import { useRehearsal } from './use-rehearsal.ts';

/**
 * The body and footer of a dialog that says what its button would do before anybody presses it; `onClose(true)` when it was
 * pressed and done.
 */
export function RehearsedDialog<Body, Answer>({
  hint,
  children,
  asked,
  choose,
  rehearse,
  title,
  result,
  canSend,
  sending,
  confirm,
  isDanger = false,
  send,
  onClose,
}: {
  hint: string;
  /** The fields. */
  children: ReactNode;
  /** What is asked for, the same object until it changes; null while something is missing. */
  asked: Body | null;
  /** What to read while something is missing. */
  choose: string;
  rehearse: (asked: Body, page: number) => Promise<Answer>;
  title?: string;
  /** What the rehearsal found. */
  result: (answer: Answer, onPage: (page: number) => void) => ReactNode;
  canSend: (answer: Answer) => boolean;
  /** What to read while it is being done. */
  sending?: (answer: Answer) => string;
  confirm: string;
  isDanger?: boolean;
  /** Does it; says what was done. */
  send: (asked: Body, key: string) => Promise<string>;
  onClose: (done: boolean) => void;
}) {
  const { text } = useTexts();
  const { toggleNotification } = useNotification();
  const [isSending, setIsSending] = useState(false);
  // One key per thing asked: pressing the button twice, or again after a lost answer, does it once.
  const key = useMemo(() => crypto.randomUUID(), [asked]);
  const { answer, failure, setFailure, setPage } = useRehearsal(asked, rehearse);

  const press = async () => {
    if (asked === null) return;
    setIsSending(true);
    try {
      toggleNotification({ type: 'success', message: await send(asked, key) });
      onClose(true);
    } catch (error) {
      setFailure(errorText(error, text('panel.failed')));
      setIsSending(false);
    }
  };
  const waiting =
    asked === null
      ? choose
      : answer === undefined
        ? text('rehearsal.loading')
        : isSending
          ? sending?.(answer)
          : undefined;

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Typography textColor="neutral600">{hint}</Typography>
          {children}
          <RehearsalBox {...(title === undefined ? {} : { title })} failure={failure} waiting={waiting}>
            {answer !== undefined && result(answer, setPage)}
          </RehearsalBox>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={() => onClose(false)}>
          {text('dialog.cancel')}
        </Button>
        <Button
          variant={isDanger ? 'danger' : 'default'}
          disabled={asked === null || answer === undefined || !canSend(answer)}
          loading={isSending}
          onClick={() => void press()}
        >
          {confirm}
        </Button>
      </Modal.Footer>
    </>
  );
}
