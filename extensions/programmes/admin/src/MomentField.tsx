import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useTexts } from './use-texts.ts';

/** The zone of whoever looks at the panel. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
// The browser's own zone may go by a name that its list leaves out (UTC).
const zones: readonly string[] = [...new Set([ownZone, ...Intl.supportedValuesOf('timeZone')])];

/** Asks for a date and time, and the zone in which it is meant. */
export function MomentField({
  wallTime,
  zone,
  onWallTime,
  onZone,
}: {
  wallTime: string;
  zone: string;
  onWallTime: (wallTime: string) => void;
  onZone: (zone: string) => void;
}) {
  const { text } = useTexts();
  return (
    <Flex gap={4} alignItems="flex-start" wrap="wrap">
      <Box flex="1">
        <Field.Root required>
          <Field.Label>{text('when.at')}</Field.Label>
          <Field.Input
            type="datetime-local"
            value={wallTime}
            onChange={(event) => onWallTime(event.target.value)}
          />
        </Field.Root>
      </Box>
      <Box flex="1">
        <Field.Root required>
          <Field.Label>{text('when.zone')}</Field.Label>
          <SingleSelect value={zone} onChange={(value) => onZone(String(value))}>
            {zones.map((name) => (
              <SingleSelectOption key={name} value={name}>
                {name}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Box>
    </Flex>
  );
}
