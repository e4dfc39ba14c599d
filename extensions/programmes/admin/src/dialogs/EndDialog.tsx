import { Field, Radio, Typography } from '@strapi/design-system';
import { useMemo, type ReactNode } from 'react';
import type { People } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';
import { PeopleList } from './RehearsalBox.tsx';
import { RehearsedDialog } from './RehearsedDialog.tsx';

/** When something ends. */
export type EndChoice = 'now' | 'later' | 'never';

/** Whom an end touches. */
export interface Touched {
  recipients: number;
  reported: number;
  people: People;
}

/** The body and footer of the dialog that ends what was given to people: now, later, or never when it had an end. */
export function EndDialog({
  kind,
  id,
  hint,
  choices,
  when,
  onWhen,
  later,
  isComplete,
  find,
  end,
  done,
  onClose,
}: {
  kind: 'publication' | 'assignment';
  id: string;
  hint: string;
  /** The moments to choose from, with their names. */
  choices: readonly { value: EndChoice; label: string }[];
  when: EndChoice;
  onWhen: (when: EndChoice) => void;
  /** Asks for the moment to come. */
  later: ReactNode;
  /** Whether that moment was said. */
  isComplete: boolean;
  find: (id: string, page: number) => Promise<Touched>;
  end: () => Promise<unknown>;
  /** What to say once it is done. */
  done: string;
  onClose: (ended: boolean) => void;
}) {
  const { text } = useTexts();
  const asked = useMemo(() => ({ id }), [id]);
  return (
    <RehearsedDialog
      hint={hint}
      asked={asked}
      choose=""
      rehearse={(_asked, page) => find(id, page)}
      title={text('stop.rehearsal')}
      result={(found, onPage) => (
        <>
          <Typography>{text(`stop.${kind}.recipients`, { count: found.recipients })}</Typography>
          <Typography>{text(`stop.${kind}.reported`, { count: found.reported })}</Typography>
          <PeopleList people={found.people} onPage={onPage} />
        </>
      )}
      canSend={() => when !== 'later' || isComplete}
      confirm={text(when === 'now' ? 'stop.confirm' : 'stop.save')}
      isDanger={when === 'now'}
      send={async () => {
        await end();
        return done;
      }}
      onClose={onClose}
    >
      <Field.Root>
        <Field.Label>{text('when.label')}</Field.Label>
        <Radio.Group
          aria-label={text('when.label')}
          value={when}
          onValueChange={(value) => onWhen(value as EndChoice)}
        >
          {choices.map(({ value, label }) => (
            <Radio.Item key={value} value={value}>
              {label}
            </Radio.Item>
          ))}
        </Radio.Group>
      </Field.Root>
      {when === 'later' && later}
    </RehearsedDialog>
  );
}
