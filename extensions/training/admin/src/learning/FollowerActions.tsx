import { useState } from 'react';
import type { Follower } from '../../../contracts/index.ts';
import { DialogButton, NoteField } from '../DialogButton.tsx';
import { SessionChoice } from './SessionChoice.tsx';
import { useLearningApi } from './use-learning-api.ts';
import { useTexts } from './use-texts.ts';

interface Props {
  follower: Follower;
  onChange: () => void;
}

/** Moves somebody who follows a course to another session of it, with the reason. */
export function MoveEnrolment({ follower, onChange }: Props) {
  const { text } = useTexts();
  const api = useLearningApi();
  const { id, learner, course, sessions } = follower;
  const [sessionId, setSessionId] = useState(sessions[0]?.id ?? '');
  const [reason, setReason] = useState('');
  return (
    <DialogButton
      label={text('move')}
      name={text('move.name', { name: learner.name })}
      title={text('move.title')}
      hint={text('move.hint', { name: learner.name, course: course.title })}
      confirm={text('move')}
      variant="secondary"
      isComplete={sessionId !== '' && reason.trim() !== ''}
      run={async () => {
        await api.move(id, sessionId, reason.trim());
        onChange();
        const session = sessions.find((one) => one.id === sessionId)?.title ?? '';
        return text('move.done', { name: learner.name, session });
      }}
    >
      <SessionChoice sessions={sessions} value={sessionId} onChange={setSessionId} />
      <NoteField note={reason} onNote={setReason} isRequired />
    </DialogButton>
  );
}

/** Takes somebody out of a course, with the reason. */
export function WithdrawFromCourse({ follower: { learner, course }, onChange }: Props) {
  const { text } = useTexts();
  const api = useLearningApi();
  const [reason, setReason] = useState('');
  const names = { name: learner.name, course: course.title };
  return (
    <DialogButton
      label={text('leave')}
      name={text('leave.name', names)}
      title={text('leave.name', names)}
      hint={text('leave.hint', names)}
      confirm={text('leave')}
      variant="danger-light"
      isDanger
      isComplete={reason.trim() !== ''}
      run={async () => {
        await api.withdraw(learner.id, course.id, reason.trim());
        onChange();
        return text('leave.done', names);
      }}
    >
      <NoteField note={reason} onNote={setReason} isRequired />
    </DialogButton>
  );
}
