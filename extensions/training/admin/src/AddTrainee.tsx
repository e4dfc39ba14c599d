import { Field } from '@strapi/design-system';
import { useState } from 'react';
import type { TrainingChoices } from '../../contracts/index.ts';
import { Choice } from './Choice.tsx';
import { DialogButton } from './DialogButton.tsx';
import { useTexts } from './use-texts.ts';
import { useTrainingApi } from './use-training-api.ts';

const empty = { firstName: '', lastName: '', email: '', companyId: '', courseId: '', stage: 'prospect' };
const inputs = [
  { name: 'firstName', label: 'people.first', type: 'text' },
  { name: 'lastName', label: 'people.last', type: 'text' },
  { name: 'email', label: 'people.email', type: 'email' },
] as const;

/** Adds a prospect or a candidate. */
export function AddTrainee({ choices, onAdded }: { choices: TrainingChoices; onAdded: () => void }) {
  const { text } = useTexts();
  const api = useTrainingApi();
  const [draft, setDraft] = useState(empty);
  const change = (part: Partial<typeof empty>) => setDraft((current) => ({ ...current, ...part }));
  const { courseId, ...required } = draft;
  return (
    <DialogButton
      label={text('people.add')}
      title={text('people.add.title')}
      confirm={text('add.action')}
      variant="default"
      isComplete={Object.values(required).every((value) => value.trim() !== '')}
      run={async () => {
        const { firstName, lastName } = await api.addPerson({
          ...required,
          ...(courseId === '' ? {} : { courseId }),
        });
        setDraft(empty);
        onAdded();
        return text('people.added', { name: `${firstName} ${lastName}` });
      }}
    >
      <Choice
        label={text('people.stage')}
        value={draft.stage}
        options={(['prospect', 'candidate'] as const).map((value) => ({
          value,
          label: text(`stage.${value}`),
        }))}
        onChange={(stage) => change({ stage })}
      />
      {inputs.map(({ name, label, type }) => (
        <Field.Root key={name} name={name} required>
          <Field.Label>{text(label)}</Field.Label>
          <Field.Input
            type={type}
            value={draft[name]}
            onChange={(event: { target: { value: string } }) => change({ [name]: event.target.value })}
          />
        </Field.Root>
      ))}
      <Choice
        label={text('create.company')}
        value={draft.companyId}
        isRequired
        options={[
          { value: '', label: text('create.choose') },
          ...choices.companies.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(companyId) => change({ companyId })}
      />
      <Choice
        label={text('people.column.course')}
        value={courseId}
        options={[
          { value: '', label: text('create.room.none') },
          ...choices.courses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(chosen) => change({ courseId: chosen })}
      />
    </DialogButton>
  );
}
