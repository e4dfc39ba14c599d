import { Box, Button, Checkbox, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useCallback } from 'react';
import type { Choice } from './SearchField.tsx';
import { useProgrammesApi } from './use-programmes-api.ts';
import { useSearch } from './use-search.ts';
import { useTexts } from './use-texts.ts';

/** Whom something is for: all patients, or groups and patients by name. */
export interface Recipients {
  isAll: boolean;
  groups: readonly Choice[];
  patients: readonly Choice[];
}

/** Nobody yet. */
export const nobody: Recipients = { isAll: false, groups: [], patients: [] };

/** All patients. */
export const everybody: Recipients = { ...nobody, isAll: true };

/** The groups and patients as the API takes them; null while nobody is chosen. */
export function namedOf({ groups, patients }: Recipients) {
  const ids = (choices: readonly Choice[]) => choices.map(({ id }) => id);
  return groups.length + patients.length === 0 ? null : { groupIds: ids(groups), patientIds: ids(patients) };
}

/** Whether people who come later can be meant. */
export const canGrow = ({ isAll, groups }: Recipients): boolean => isAll || groups.length > 0;

const without = (choices: readonly Choice[], id: string) => choices.filter((choice) => choice.id !== id);

/** Chooses all patients, or several groups and patients by typing their names. */
export function RecipientsField({
  value,
  onChange,
}: {
  value: Recipients;
  onChange: (value: Recipients) => void;
}) {
  const { text } = useTexts();
  const { isAll, groups, patients } = value;
  return (
    <>
      <Field.Root>
        <Field.Label>{text('audience.label')}</Field.Label>
        <Radio.Group
          aria-label={text('audience.label')}
          value={isAll ? 'all' : 'some'}
          onValueChange={(kind) => onChange({ ...value, isAll: kind === 'all' })}
        >
          <Radio.Item value="all">{text('audience.all')}</Radio.Item>
          <Radio.Item value="some">{text('audience.choose')}</Radio.Item>
        </Radio.Group>
      </Field.Root>
      {!isAll && (
        <>
          <NamesSearch value={value} onChange={onChange} />
          {groups.length + patients.length > 0 && (
            <Flex tag="ul" gap={2} wrap="wrap" aria-label={text('recipients.chosen')}>
              {[...groups, ...patients].map(({ id, name }) => (
                <li key={id}>
                  <Button
                    variant="tertiary"
                    size="S"
                    endIcon={<Cross aria-hidden />}
                    aria-label={text('recipients.remove', { name })}
                    onClick={() =>
                      onChange({ isAll, groups: without(groups, id), patients: without(patients, id) })
                    }
                  >
                    {name}
                  </Button>
                </li>
              ))}
            </Flex>
          )}
        </>
      )}
    </>
  );
}

function NamesSearch({ value, onChange }: { value: Recipients; onChange: (value: Recipients) => void }) {
  const { text } = useTexts();
  const api = useProgrammesApi();
  const find = useCallback(
    async (search: string) => {
      const { groups, patients } = await api.targets(search);
      return {
        groups: groups.map(({ id, name, companyName, members }) => ({
          id,
          name: `${name} · ${companyName}`,
          note: text('recipients.members', { count: members }),
        })),
        patients: patients.map(({ id, name, companyName }) => ({ id, name: `${name} · ${companyName}` })),
      };
    },
    // The texts change with the language alone, which reloads the panel.
    [api],
  );
  const { search, setSearch, found, loading, failure } = useSearch(find);
  const isEmpty = found !== undefined && found.groups.length + found.patients.length === 0;
  const box = (kind: 'groups' | 'patients', { id, name, note }: Choice & { note?: string }) => (
    <li key={id}>
      <Checkbox
        checked={value[kind].some((choice) => choice.id === id)}
        onCheckedChange={(checked) =>
          onChange({
            ...value,
            [kind]: checked === true ? [...value[kind], { id, name }] : without(value[kind], id),
          })
        }
      >
        {note === undefined ? name : `${name} (${note})`}
      </Checkbox>
    </li>
  );
  return (
    <Box>
      <Field.Root error={failure} hint={text('recipients.hint')}>
        <Field.Label>{text('recipients.search')}</Field.Label>
        <Field.Input
          type="search"
          value={search}
          placeholder={text('target.placeholder')}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Box
        role="group"
        aria-label={text('recipients.found')}
        aria-busy={loading}
        background="neutral100"
        hasRadius
        padding={3}
        marginTop={2}
        maxHeight="22rem"
        overflow="auto"
      >
        {found === undefined ? (
          <Typography>{text('recipients.loading')}</Typography>
        ) : isEmpty ? (
          <Typography>{text('target.none')}</Typography>
        ) : (
          <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
            {found.groups.map((group) => box('groups', group))}
            {found.patients.map((patient) => box('patients', patient))}
          </Flex>
        )}
      </Box>
    </Box>
  );
}
