import { Box, Button, Flex } from '@strapi/design-system';
import { Choice } from '../Choice.tsx';
import { filterNames, type FilterName, type Option, type PlanningFilters } from './filters.ts';
import { useTexts } from './use-texts.ts';

const none = { course: '', room: '', instructor: '', company: '', status: '' };

/** What the view is narrowed by, each as a list to choose from, and the way to narrow by nothing. */
export function FilterFields({
  filters,
  options,
  onChange,
}: {
  filters: PlanningFilters;
  options: Readonly<Record<FilterName, readonly Option[]>>;
  onChange: (changes: Partial<Record<FilterName, string>>) => void;
}) {
  const { text } = useTexts();
  return (
    <Flex
      data-planning-tools
      role="group"
      aria-label={text('filter.label')}
      gap={4}
      paddingBottom={4}
      wrap="wrap"
      alignItems="flex-end"
    >
      {filterNames.map((name) => (
        <Box key={name} minWidth="16rem" maxWidth="100%" flex="1 1 16rem">
          <Choice
            label={text(`filter.${name}`)}
            value={filters[name]}
            options={[{ value: '', label: text(`filter.${name}.any`) }, ...options[name]]}
            onChange={(chosen) => onChange({ [name]: chosen })}
          />
        </Box>
      ))}
      <Button
        variant="tertiary"
        disabled={filterNames.every((name) => filters[name] === '')}
        onClick={() => onChange(none)}
      >
        {text('filter.clear')}
      </Button>
    </Flex>
  );
}
