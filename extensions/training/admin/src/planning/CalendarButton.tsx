import { Button, IconButton } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useAction } from '../use-action.ts';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

/** Downloads the calendar of a room or an instructor; `isSmall` leaves the words to be heard and read on hover. */
export function CalendarButton({
  path,
  file,
  name,
  isSmall = false,
}: {
  path: string;
  file: string;
  name: string;
  isSmall?: boolean;
}) {
  const { text } = useTexts();
  const api = usePlanningApi();
  const { isBusy, run } = useAction();
  const save = () =>
    void run(async () => {
      await api.saveCalendar(path, file);
      return text('calendar.done', { name: file });
    });
  const label = text('calendar.of', { name });
  if (isSmall)
    return (
      <IconButton data-planning-tools variant="ghost" label={label} disabled={isBusy} onClick={save}>
        <Download />
      </IconButton>
    );
  return (
    <Button
      data-planning-tools
      variant="tertiary"
      startIcon={<Download />}
      loading={isBusy}
      aria-label={label}
      onClick={save}
    >
      {text('calendar')}
    </Button>
  );
}
