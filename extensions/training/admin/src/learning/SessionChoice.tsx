import type { Attachable } from '../../../contracts/index.ts';
import { Choice } from '../Choice.tsx';
import { useTexts } from './use-texts.ts';

interface Props {
  sessions: Attachable['sessions'];
  value: string;
  onChange: (sessionId: string) => void;
}

/** Chooses the session that something is attached to, each with the day it begins. */
export function SessionChoice({ sessions, value, onChange }: Props) {
  const { text, day } = useTexts();
  return (
    <Choice
      label={text('attach.session')}
      value={value}
      isRequired
      options={sessions.map(({ id, title, startsAt, zone }) => ({
        value: id,
        label: startsAt === null ? title : text('session.dated', { title, day: day(startsAt, zone) }),
      }))}
      onChange={onChange}
    />
  );
}
