import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { useFollowUpApi, type FollowUpChoices } from './use-follow-up-api.ts';
import { useFollowUpTexts } from './use-follow-up-texts.ts';

const searchDelayMs = 250;
const listOf = { session: 'sessions', patient: 'patients', group: 'groups' } as const;

/** Narrows to one session, patient or group, found by typing its name. */
export function ChoiceField({
  kind,
  value,
  onChange,
}: {
  kind: keyof typeof listOf;
  value: string;
  onChange: (id: string) => void;
}) {
  const { text } = useFollowUpTexts();
  const api = useFollowUpApi();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<FollowUpChoices>();

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ search, ...(value === '' ? {} : { [kind]: value }) });
      api.choices(query).then(
        (choices) => {
          if (current) setFound(choices);
        },
        () => {
          if (current) setFound(undefined);
        },
      );
    }, searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, kind, search, value]);

  const others = (found?.[listOf[kind]] ?? []).filter(({ id }) => id !== value);
  const choices = value === '' ? others : [{ id: value, name: found?.chosen[kind] ?? value }, ...others];
  return (
    <Field.Root width="100%">
      <Field.Label>{text(`filter.${kind}`)}</Field.Label>
      <Combobox
        // The vendor's field reads the name of what is chosen once: it begins anew when that becomes known.
        key={`${value} ${found?.chosen[kind] ?? ''}`}
        value={value}
        placeholder={text('filter.placeholder')}
        clearLabel={text('filter.clear')}
        noOptionsMessage={() => text(choices.length === 0 ? 'filter.none' : 'filter.more')}
        // The API searches, accents aside: filtering its answer again would hide what it found.
        autocomplete="none"
        onInputChange={(event) => setSearch(event.target.value.split(' · ')[0] ?? '')}
        onChange={(id) => {
          if ((id ?? '') !== value) onChange(id ?? '');
        }}
        onClear={() => {
          setSearch('');
          onChange('');
        }}
      >
        {choices.map(({ id, name }) => (
          <ComboboxOption key={id} value={id} textValue={name}>
            {name}
          </ComboboxOption>
        ))}
      </Combobox>
    </Field.Root>
  );
}
