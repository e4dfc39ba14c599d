import { useState } from 'react';
import type { Trainee, TrainingChoices } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import { DialogButton } from '../DialogButton.tsx';
import { useLearningApi } from './use-learning-api.ts';
import { useTexts } from './use-texts.ts';

/** Enrols a learner in a course. */
export function EnrolInCourse({ person, choices }: { person: Trainee; choices: TrainingChoices }) {
  const { text } = useTexts();
  const api = useLearningApi();
  const [courseId, setCourseId] = useState(person.course?.id ?? '');
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <DialogButton
      label={text('enrol')}
      name={text('enrol.name', { name })}
      title={text('enrol.name', { name })}
      hint={text('enrol.hint')}
      confirm={text('enrol')}
      isComplete={courseId !== ''}
      run={async () => {
        const session = await api.enrol(person.id, courseId);
        return session === null
          ? text('enrol.none', { name })
          : text('enrol.found', { name, session: session.title });
      }}
    >
      <Choice
        label={text('enrol.course')}
        value={courseId}
        isRequired
        options={choices.courses.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={setCourseId}
      />
    </DialogButton>
  );
}
