/** What the form of plans is made of. */
import { Box, Button, Checkbox, Field, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { nextKey } from './proposal-form.ts';
import { useTexts } from './use-texts.ts';

/** A cell of the grid of fields. */
export function Cell({ children }: { children: ReactNode }) {
  return (
    <Grid.Item col={4} s={6} xs={12} direction="column" alignItems="stretch">
      {children}
    </Grid.Item>
  );
}

/** A field with its name, and what is wrong with it. */
export function Input({
  label,
  type,
  value,
  isRequired = false,
  error,
  onChange,
}: {
  label: string;
  type: 'text' | 'date' | 'number' | 'time';
  value: string;
  isRequired?: boolean;
  error?: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <Field.Root required={isRequired} {...(error === undefined ? {} : { error })}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        type={type}
        value={value}
        required={isRequired}
        {...(type === 'number' ? { min: 0.5, step: 0.5 } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}

/** Boxes of which several can be ticked. */
export function Several<Value extends string | number>({
  label,
  options,
  chosen,
  error,
  onChange,
}: {
  label: string;
  error?: string | undefined;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}) {
  return (
    <Box tag="fieldset" style={{ border: 0, margin: 0, padding: 0 }}>
      <Typography tag="legend" variant="pi" fontWeight="bold">
        {label}
      </Typography>
      <Flex gap={4} wrap="wrap" paddingTop={2}>
        {options.map((option) => (
          <Checkbox
            key={option.value}
            checked={chosen.includes(option.value)}
            onCheckedChange={(isOn) =>
              onChange(
                options.flatMap(({ value }) =>
                  (value === option.value ? isOn === true : chosen.includes(value)) ? [value] : [],
                ),
              )
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </Flex>
      {error !== undefined && (
        <Typography variant="pi" textColor="danger600" role="alert">
          {error}
        </Typography>
      )}
    </Box>
  );
}

/** Rows of fields, each of which can be added and taken away. */
export function Rows<Row extends { key: number }>({
  title,
  hint,
  add,
  remove,
  rows,
  empty,
  problemOf,
  onChange,
  children,
}: {
  title: string;
  hint: string;
  add: string;
  remove: (index: number) => string;
  rows: readonly Row[];
  empty: Omit<Row, 'key'>;
  problemOf: (row: Row) => string | undefined;
  onChange: (rows: readonly Row[]) => void;
  children: (row: Row, change: (changes: Partial<Row>) => void) => ReactNode;
}) {
  const { text } = useTexts();
  return (
    <Box role="group" aria-label={title}>
      <Typography variant="delta" tag="h3">
        {title}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {hint}
      </Typography>
      {rows.map((row, index) => {
        const problem = problemOf(row);
        return (
          <Box key={row.key} paddingTop={3}>
            <Flex gap={3} wrap="wrap" alignItems="flex-end">
              {children(row, (changes) =>
                onChange(rows.map((one) => (one.key === row.key ? { ...one, ...changes } : one))),
              )}
              <Button
                variant="tertiary"
                aria-label={remove(index + 1)}
                onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
              >
                {text('propose.subject.remove')}
              </Button>
            </Flex>
            {problem !== undefined && (
              <Typography variant="pi" textColor="danger600" role="alert">
                {problem}
              </Typography>
            )}
          </Box>
        );
      })}
      <Box paddingTop={3}>
        <Button
          variant="secondary"
          onClick={() => onChange([...rows, { ...empty, key: nextKey(rows) } as Row])}
        >
          {add}
        </Button>
      </Box>
    </Box>
  );
}
