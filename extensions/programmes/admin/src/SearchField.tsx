import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useSearch } from './use-search.ts';
import { useTexts } from './use-texts.ts';

/** Something that can be chosen by its name. */
export interface Choice {
  id: string;
  name: string;
}

/** Chooses one of many by typing its name; `find` must stay the same between renders. */
export function SearchField({
  label,
  hint,
  value,
  none,
  find,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string;
  /** What to say when nothing goes by that name. */
  none: string;
  find: (search: string) => Promise<Choice[]>;
  onChange: (id: string) => void;
}) {
  const { text } = useTexts();
  const { setSearch, found: choices = [], loading, failure } = useSearch(find);

  return (
    <Field.Root required error={failure} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <Combobox
        value={value}
        loading={loading}
        placeholder={text('target.placeholder')}
        clearLabel={text('target.clear')}
        // The vendor's list also shows it below what was found.
        noOptionsMessage={() => (choices.length === 0 ? none : text('target.more'))}
        // The API searches, accents aside: filtering its answer again would hide what it found.
        autocomplete="none"
        onInputChange={(event) => setSearch(event.target.value.split(' · ')[0] ?? '')}
        onChange={(id) => onChange(id ?? '')}
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
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
