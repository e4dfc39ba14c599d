import { useCallback } from 'react';
import { SearchField } from './SearchField.tsx';
import { useProgrammesApi } from './use-programmes-api.ts';
import { useTexts } from './use-texts.ts';

/** Chooses one published session or programme by typing its title. */
export function EntryField({
  model,
  label,
  hint,
  value,
  onChange,
}: {
  model: 'session' | 'programme';
  label: string;
  hint?: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const find = useCallback((search: string) => api.entries(model, search), [api, model]);
  return (
    <SearchField
      label={label}
      {...(hint === undefined ? {} : { hint })}
      none={text('entry.none')}
      value={value}
      find={find}
      onChange={onChange}
    />
  );
}
