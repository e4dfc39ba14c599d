import { Button, Field, Modal, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { DialogContent } from './DialogContent.tsx';
import { useAction } from './use-action.ts';
import { useTexts } from './use-texts.ts';

/** A button that opens a dialog with fields and one action; it closes once that is done. */
export function DialogButton({
  label,
  name = label,
  title,
  hint,
  confirm,
  variant = 'tertiary',
  isDanger = false,
  isComplete = true,
  run,
  children,
}: {
  label: string;
  /** What the button is called for those who hear it. */
  name?: string;
  title: string;
  hint?: string;
  confirm: string;
  variant?: 'tertiary' | 'secondary' | 'default' | 'danger-light';
  isDanger?: boolean;
  isComplete?: boolean;
  /** Returns what to say once it is done. */
  run: () => Promise<string>;
  children?: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const action = useAction();
  return (
    <Modal.Root
      open={isOpen}
      onOpenChange={(open) => {
        setIsOpen(open);
        action.setProblem(undefined);
      }}
    >
      <Modal.Trigger>
        <Button variant={variant} size="S" aria-label={name}>
          {label}
        </Button>
      </Modal.Trigger>
      <DialogContent
        title={title}
        problem={action.problem}
        actions={
          <Button
            variant={isDanger ? 'danger' : 'default'}
            loading={action.isBusy}
            disabled={!isComplete}
            onClick={() => void action.run(run).then((done) => done && setIsOpen(false))}
          >
            {confirm}
          </Button>
        }
      >
        {hint !== undefined && <Typography>{hint}</Typography>}
        {children}
      </DialogContent>
    </Modal.Root>
  );
}

/** Asks for a reason in a few words. */
export function NoteField({
  note,
  onNote,
  isRequired = false,
}: {
  note: string;
  onNote: (note: string) => void;
  isRequired?: boolean;
}) {
  const { text } = useTexts();
  return (
    <Field.Root name="note" hint={text('note.hint')} required={isRequired}>
      <Field.Label>{text('note')}</Field.Label>
      <Field.Input
        value={note}
        maxLength={400}
        onChange={(event: { target: { value: string } }) => onNote(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}
