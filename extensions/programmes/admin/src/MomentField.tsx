import { ZoneSelect } from '@huntzen/kernel/admin';
import { Box, Field, Flex } from '@strapi/design-system';
import { useTexts } from './use-texts.ts';

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
          <ZoneSelect zone={zone} onZone={onZone} />
        </Field.Root>
      </Box>
    </Flex>
  );
}
