import { Typography } from '@strapi/design-system';
import { chosenLabels, type FilterName, type Option, type PlanningFilters } from './filters.ts';
import type { CountedSessions } from './use-planning-api.ts';
import { useTexts } from './use-texts.ts';

/** What a view is narrowed by, with what it could be. */
export interface ShownProps {
  filters: PlanningFilters;
  options: Readonly<Record<FilterName, readonly Option[]>>;
}

/** What is shown: by which filters, and whether the figures are those of every session. */
export function Shown({ filters, options, sessions }: ShownProps & { sessions: CountedSessions }) {
  const { text } = useTexts();
  const chosen = chosenLabels(filters, options).map(({ name, label }) =>
    text('labelled', { label: text(`filter.${name}`), value: label }),
  );
  return (
    <>
      {chosen.length > 0 && (
        <Typography tag="p" fontWeight="semiBold">
          {chosen.join(' · ')}
        </Typography>
      )}
      <Typography tag="p" textColor="neutral600">
        {text(`counted.${sessions}`)}
      </Typography>
    </>
  );
}
