import { Choice } from './Choice.tsx';
import { useTexts } from './use-texts.ts';

const usualHours = [12, 24, 48, 72];

/** Chooses how a freed place is given: at once (empty), or offered for some hours. */
export function OfferChoice({ value, onChange }: { value: string; onChange: (hours: string) => void }) {
  const { text } = useTexts();
  const hours = [...new Set([...usualHours, ...(value === '' ? [] : [Number(value)])])].sort((a, b) => a - b);
  return (
    <Choice
      label={text('offer')}
      value={value}
      options={[
        { value: '', label: text('offer.none') },
        ...hours.map((count) => ({ value: String(count), label: text('offer.hours', { count }) })),
      ]}
      onChange={onChange}
    />
  );
}
