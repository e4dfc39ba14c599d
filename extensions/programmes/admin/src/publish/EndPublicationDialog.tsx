import { useState } from 'react';
import { EndDialog, type EndChoice } from '../dialogs/EndDialog.tsx';
import { ownZone } from '@huntzen/kernel/admin';
import { MomentField } from '../MomentField.tsx';
import { useProgrammesApi, type Publication } from '../use-programmes-api.ts';
import { useTexts } from '../use-texts.ts';

/** The body and footer of the dialog that ends a publication, now or at a moment to come. */
export function EndPublicationDialog({
  publication: { id, endsAt },
  onClose,
}: {
  publication: Publication;
  onClose: (ended: boolean) => void;
}) {
  const { text, instant } = useTexts();
  const api = useProgrammesApi();
  const [when, setWhen] = useState<EndChoice>('now');
  const [wallTime, setWallTime] = useState('');
  const [zone, setZone] = useState(ownZone);
  return (
    <EndDialog
      kind="publication"
      id={id}
      hint={
        endsAt === null
          ? text('stop.publication.hint')
          : `${text('stop.publication.hint')} ${text('stop.until', { at: instant(endsAt, zone), zone })}`
      }
      choices={[
        { value: 'now', label: text('when.now') },
        { value: 'later', label: text('when.later') },
        ...(endsAt === null ? [] : [{ value: 'never' as const, label: text('stop.never') }]),
      ]}
      when={when}
      onWhen={setWhen}
      later={<MomentField wallTime={wallTime} zone={zone} onWallTime={setWallTime} onZone={setZone} />}
      isComplete={wallTime !== ''}
      find={api.recipients}
      end={() =>
        when === 'now'
          ? api.withdraw(id)
          : api.endPublication(id, when === 'never' ? null : { wallTime, timeZone: zone })
      }
      done={text(`stop.publication.done.${when}`)}
      onClose={onClose}
    />
  );
}
