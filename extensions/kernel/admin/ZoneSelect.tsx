import { SingleSelect, SingleSelectOption } from '@strapi/design-system';

/** The zone of whoever looks at the panel. */
export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
// The browser's own zone may go by a name that its list leaves out (UTC).
const zones: readonly string[] = [...new Set([ownZone, ...Intl.supportedValuesOf('timeZone')])];

/** Chooses a time zone, inside a field that labels it. */
export function ZoneSelect({ zone, onZone }: { zone: string; onZone: (zone: string) => void }) {
  return (
    <SingleSelect value={zone} onChange={(value) => onZone(String(value))}>
      {zones.map((name) => (
        <SingleSelectOption key={name} value={name}>
          {name}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
