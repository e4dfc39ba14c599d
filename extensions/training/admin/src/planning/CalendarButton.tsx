import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useAction } from '../use-action.ts';
import { usePlanningApi } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

/** Downloads the calendar of a room or an instructor. */
export function CalendarButton({ path, file, name }: { path: string; file: string; name: string }) {
  const { text } = useTexts();
  const api = usePlanningApi();
  const { isBusy, run } = useAction();
  return (
    <Button
      variant="tertiary"
      startIcon={<Download />}
      loading={isBusy}
      aria-label={text('calendar.of', { name })}
      onClick={() =>
        void run(async () => {
          await api.saveCalendar(path, file);
          return text('calendar.done', { name: file });
        })
      }
    >
      {text('calendar')}
    </Button>
  );
}
