import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { errorText, useProgrammesApi } from './use-programmes-api.ts';
import { useTexts } from './use-texts.ts';

interface Choice {
  id: string;
  name: string;
}

const searchDelayMs = 250;

/** Chooses one group or one patient by typing their name. */
export function TargetField({
  kind,
  value,
  onChange,
}: {
  kind: 'group' | 'patient';
  value: string;
  onChange: (id: string) => void;
}) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const [search, setSearch] = useState('');
  const [choices, setChoices] = useState<Choice[]>([]);
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      setLoading(true);
      api.targets(search).then(
        ({ groups, patients }) => {
          if (!current) return;
          const found = kind === 'group' ? groups : patients;
          setChoices(found.map(({ id, name, companyName }) => ({ id, name: `${name} · ${companyName}` })));
          setFailure(undefined);
          setLoading(false);
        },
        (error: unknown) => {
          if (!current) return;
          setFailure(errorText(error, text('panel.failed')));
          setLoading(false);
        },
      );
    }, searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // The texts change with the language alone, which reloads the panel.
  }, [api, kind, search]);

  return (
    <Field.Root required error={failure}>
      <Field.Label>{text(kind === 'group' ? 'target.group' : 'target.patient')}</Field.Label>
      <Combobox
        value={value}
        loading={loading}
        placeholder={text('target.placeholder')}
        clearLabel={text('target.clear')}
        // The vendor's list also shows it below what was found.
        noOptionsMessage={() => text(choices.length === 0 ? 'target.none' : 'target.more')}
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
      <Field.Error />
    </Field.Root>
  );
}
