import { useCallback } from 'react';
import { SearchField } from './SearchField.tsx';
import { useProgrammesApi } from './use-programmes-api.ts';
import { useTexts } from './use-texts.ts';

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
  const find = useCallback(
    async (search: string) => {
      const { groups, patients } = await api.targets(search);
      const found = kind === 'group' ? groups : patients;
      return found.map(({ id, name, companyName }) => ({ id, name: `${name} · ${companyName}` }));
    },
    [api, kind],
  );
  return (
    <SearchField
      label={text(kind === 'group' ? 'target.group' : 'target.patient')}
      none={text('target.none')}
      value={value}
      find={find}
      onChange={onChange}
    />
  );
}
