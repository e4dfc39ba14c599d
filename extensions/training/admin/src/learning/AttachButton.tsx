import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { Attachable } from '../../../contracts/index.ts';
import { DialogButton, NoteField } from '../DialogButton.tsx';
import { SessionChoice } from './SessionChoice.tsx';
import { useLearningApi } from './use-learning-api.ts';
import { useTexts } from './use-texts.ts';

/** Attaches one thing that waits to a session, with the reason. The session that would be found is chosen beforehand. */
export function AttachButton({ item, onAttached }: { item: Attachable; onAttached: () => void }) {
  const { text } = useTexts();
  const api = useLearningApi();
  const { sessions, learner, course, kind } = item;
  const [sessionId, setSessionId] = useState(sessions[0]?.id ?? '');
  const [reason, setReason] = useState('');
  const names = { name: learner.name, course: course.title };
  if (sessions.length === 0) return <Typography textColor="neutral600">{text('attach.none')}</Typography>;
  return (
    <DialogButton
      label={text('attach')}
      name={text('attach.name', names)}
      title={text('attach.title')}
      hint={text(`attach.${kind}`, names)}
      confirm={text('attach')}
      variant="secondary"
      isComplete={sessionId !== '' && reason.trim() !== ''}
      run={async () => {
        await api.attach(item, sessionId, reason.trim());
        onAttached();
        const session = sessions.find(({ id }) => id === sessionId)?.title ?? '';
        return text('attach.done', { name: learner.name, session });
      }}
    >
      <SessionChoice sessions={sessions} value={sessionId} onChange={setSessionId} />
      <NoteField note={reason} onNote={setReason} isRequired />
    </DialogButton>
  );
}
