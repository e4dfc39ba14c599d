import { Field } from '@strapi/design-system';
import { useState } from 'react';
import { EndDialog, type EndChoice } from '../dialogs/EndDialog.tsx';
import { useProgrammesApi, type Assignment } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

/** The body and footer of the dialog that ends what was assigned, now or with a last day. */
export function EndAssignmentDialog({
  assignment: { id, endsOn },
  onClose,
}: {
  assignment: Assignment;
  onClose: (ended: boolean) => void;
}) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const [when, setWhen] = useState<EndChoice>('now');
  const [on, setOn] = useState('');
  return (
    <EndDialog
      kind="assignment"
      id={id}
      hint={text('stop.assignment.hint')}
      choices={[
        { value: 'now', label: text('when.now') },
        { value: 'later', label: text('stop.assignment.later') },
      ]}
      when={when}
      onWhen={setWhen}
      later={
        <Field.Root required>
          <Field.Label>{text('stop.assignment.day')}</Field.Label>
          <Field.Input type="date" value={on} max={endsOn} onChange={(event) => setOn(event.target.value)} />
        </Field.Root>
      }
      isComplete={on !== ''}
      find={api.assignmentRecipients}
      end={() => api.endAssignment(id, when === 'now' ? {} : { on })}
      done={text(when === 'now' ? 'stop.assignment.done.now' : 'stop.assignment.done.later')}
      onClose={onClose}
    />
  );
}
