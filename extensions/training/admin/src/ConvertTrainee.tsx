import { useLoaded } from '@huntzen/kernel/admin';
import { useCallback, useState } from 'react';
import type { Trainee, TrainingChoices } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { DialogButton } from './DialogButton.tsx';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

function ConvertFields({
  person,
  choices,
  stage,
  course,
  session,
  onStage,
  onCourse,
  onSession,
}: {
  person: Trainee;
  choices: TrainingChoices;
  stage: string;
  course: string;
  session: string;
  onStage: (stage: string) => void;
  onCourse: (course: string) => void;
  onSession: (session: string) => void;
}) {
  const { text, moment } = useTexts();
  const api = useTrainingApi();
  const company = person.company.id;
  const found = useLoaded(useCallback(() => api.list({ course, company }), [api, course, company]));
  const sessions = (found.data?.data ?? []).filter(
    ({ status }) => status === 'open' || status === 'confirmed',
  );
  const stages = person.stage === 'prospect' ? (['candidate', 'learner'] as const) : (['learner'] as const);
  return (
    <>
      <Choice
        label={text('people.convert.to')}
        value={stage}
        options={stages.map((value) => ({ value, label: text(`stage.${value}`) }))}
        onChange={onStage}
      />
      <Choice
        label={text('people.column.course')}
        value={course}
        options={[
          { value: '', label: text('create.room.none') },
          ...choices.courses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={onCourse}
      />
      {course !== '' && (
        <Choice
          label={text('people.convert.session')}
          value={session}
          options={[
            { value: '', label: text('people.convert.session.none') },
            ...sessions.map(({ id, title, startsAt, zone }) => ({
              value: id,
              label: startsAt === null ? title : `${title}, ${moment(startsAt, zone)}`,
            })),
          ]}
          onChange={onSession}
        />
      )}
    </>
  );
}

/** Makes a prospect a candidate, or somebody a learner; the sessions to wish for are those of the course. */
export function ConvertTrainee({
  person,
  choices,
  onConverted,
}: {
  person: Trainee;
  choices: TrainingChoices;
  onConverted: () => void;
}) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [stage, setStage] = useState<string>(person.stage === 'prospect' ? 'candidate' : 'learner');
  const [course, setCourse] = useState(person.course?.id ?? '');
  const [session, setSession] = useState('');
  const name = `${person.firstName} ${person.lastName}`;
  return (
    <DialogButton
      label={text('people.convert')}
      name={text('people.convert.name', { name })}
      title={text('people.convert.name', { name })}
      hint={text('people.convert.hint')}
      confirm={text('people.convert')}
      variant="secondary"
      run={async () => {
        const { outcome } = await api.convert(person.id, {
          stage,
          ...(course === '' ? {} : { courseId: course }),
          ...(session === '' ? {} : { sessionId: session }),
        });
        onConverted();
        return text(`people.converted.${outcome}`, { name });
      }}
    >
      <ConvertFields
        person={person}
        choices={choices}
        stage={stage}
        course={course}
        session={session}
        onStage={setStage}
        onCourse={(chosen) => {
          setCourse(chosen);
          setSession('');
        }}
        onSession={setSession}
      />
    </DialogButton>
  );
}
