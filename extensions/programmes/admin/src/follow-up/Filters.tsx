import {
  Box,
  Button,
  Field,
  Flex,
  Grid,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { outcomes } from '../../../contracts/session.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { FilterName, FollowUpAddress } from './address.ts';
import type { FollowUpMessage } from './translations.ts';
import { useFollowUpApi, type FollowUpChoices } from './use-follow-up-api.ts';
import { useFollowUpTexts } from './use-follow-up-texts.ts';

/** The filters of the page; each change is a new address. */
export function Filters({
  filters,
  error,
  onChange,
  onReset,
}: {
  filters: FollowUpAddress['filters'];
  /** What is wrong with the period. */
  error: string | undefined;
  onChange: (name: FilterName, value: string) => void;
  onReset: () => void;
}) {
  const { text } = useFollowUpTexts();
  const api = useFollowUpApi();
  const [tags, setTags] = useState<FollowUpChoices['tags']>([]);

  useEffect(() => {
    let current = true;
    api.choices(new URLSearchParams()).then(
      (choices) => {
        if (current) setTags(choices.tags);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [api]);

  const day = (name: 'from' | 'to') => (
    <Field.Root name={name} width="100%" error={name === 'to' ? error : undefined}>
      <Field.Label>{text(`filter.${name}`)}</Field.Label>
      <TextInput
        type="date"
        value={filters[name]}
        onChange={(event: { target: { value: string } }) => onChange(name, event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
  const select = (name: 'tag' | 'outcome', options: readonly { id: string; name: string }[]) => (
    <Field.Root name={name} width="100%">
      <Field.Label>{text(`filter.${name}`)}</Field.Label>
      <SingleSelect
        value={filters[name]}
        placeholder={text('filter.any')}
        clearLabel={text('filter.clear')}
        onClear={() => onChange(name, '')}
        onChange={(value) => onChange(name, String(value))}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.id} value={option.id}>
            {option.name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
  const kindName = (kind: string) => text(`kind.${kind}` as FollowUpMessage);
  const fields = {
    from: day('from'),
    to: day('to'),
    outcome: select(
      'outcome',
      outcomes.map((outcome) => ({ id: outcome, name: text(`outcome.${outcome}`) })),
    ),
    tag: select(
      'tag',
      [...tags]
        .sort((left, right) => left.kind.localeCompare(right.kind))
        .map(({ id, name, kind }) => ({ id, name: `${kindName(kind)} · ${name}` })),
    ),
    session: (
      <ChoiceField kind="session" value={filters.session} onChange={(id) => onChange('session', id)} />
    ),
    patient: (
      <ChoiceField kind="patient" value={filters.patient} onChange={(id) => onChange('patient', id)} />
    ),
    group: <ChoiceField kind="group" value={filters.group} onChange={(id) => onChange('group', id)} />,
  };
  return (
    <Box
      tag="section"
      aria-label={text('filters')}
      background="neutral0"
      padding={6}
      hasRadius
      shadow="tableShadow"
    >
      <Grid.Root gap={4}>
        {Object.entries(fields).map(([name, field]) => (
          <Grid.Item key={name} col={3} m={6} s={12} xs={12} alignItems="flex-start">
            {field}
          </Grid.Item>
        ))}
        <Grid.Item col={3} m={6} s={12} xs={12} alignItems="flex-end">
          <Flex>
            <Button variant="tertiary" size="L" onClick={onReset}>
              {text('filter.reset')}
            </Button>
          </Flex>
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
}
