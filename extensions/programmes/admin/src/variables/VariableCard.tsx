import {
  Box,
  Field,
  Flex,
  Grid,
  IconButton,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import { variableTypes } from '../../../contracts/index.ts';
import { useTexts } from '../use-texts.ts';
import type { EditedVariable, VariableFault } from './variables.ts';

type TextKey = 'name' | 'label' | 'unit' | 'value';
type NumberKey = 'minimum' | 'maximum' | 'step' | 'weeklyStep' | 'ceiling';

const numbers: readonly NumberKey[] = ['minimum', 'maximum', 'step', 'weeklyStep', 'ceiling'];

/** Which field each fault is shown at. */
const places: Record<VariableFault, TextKey | NumberKey> = {
  name_missing: 'name',
  name_invalid: 'name',
  name_twice: 'name',
  limits_crossed: 'minimum',
  value_invalid: 'value',
  step_invalid: 'step',
};

/** One variable: what it is called, its default value and its limits, with what is wrong at each. */
export function VariableCard({
  path,
  variable,
  faults,
  disabled,
  isFirst,
  isLast,
  onChange,
  onMove,
  onRemove,
}: {
  /** The beginning of the names of its inputs, such as `variables.0`. */
  path: string;
  variable: EditedVariable;
  faults: readonly VariableFault[];
  disabled: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (variable: EditedVariable) => void;
  onMove: (places: -1 | 1) => void;
  onRemove: () => void;
}) {
  const { text } = useTexts();
  const errorAt = (key: TextKey | NumberKey) => {
    const fault = faults.find((candidate) => places[candidate] === key);
    return fault === undefined ? undefined : text(`variables.fault.${fault}`);
  };
  const words = (key: TextKey, most: number, required = false) => (
    <Field.Root name={`${path}.${key}`} error={errorAt(key)} required={required}>
      <Field.Label>{text(`variables.${key}`)}</Field.Label>
      <TextInput
        disabled={disabled}
        maxLength={most}
        value={variable[key] ?? ''}
        onChange={({ target }: { target: HTMLInputElement }) =>
          onChange({ ...variable, [key]: key === 'name' ? target.value.trim() : target.value })
        }
      />
      <Field.Error />
    </Field.Root>
  );
  const number = (key: NumberKey) => (
    <Field.Root name={`${path}.${key}`} error={errorAt(key)}>
      <Field.Label>{text(`variables.${key}`)}</Field.Label>
      <TextInput
        type="number"
        step="any"
        disabled={disabled}
        value={variable[key] ?? ''}
        onChange={({ target }: { target: HTMLInputElement }) =>
          onChange({
            ...variable,
            [key]: Number.isFinite(target.valueAsNumber) ? target.valueAsNumber : null,
          })
        }
      />
      <Field.Error />
    </Field.Root>
  );
  const title = variable.label?.trim() || variable.name || text('variables.untitled');
  return (
    <Box
      tag="fieldset"
      borderColor={faults.length > 0 ? 'danger600' : 'neutral200'}
      padding={4}
      hasRadius
      style={{ minWidth: 0, margin: 0 }}
    >
      <Flex justifyContent="space-between" gap={2} paddingBottom={3}>
        <Typography tag="legend" variant="omega" fontWeight="semiBold" style={{ float: 'left' }}>
          {title}
        </Typography>
        <Flex gap={1}>
          <IconButton
            label={text('variables.up', { name: title })}
            disabled={disabled || isFirst}
            onClick={() => onMove(-1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={text('variables.down', { name: title })}
            disabled={disabled || isLast}
            onClick={() => onMove(1)}
          >
            <ArrowDown />
          </IconButton>
          <IconButton
            label={text('variables.remove', { name: title })}
            disabled={disabled}
            onClick={onRemove}
          >
            <Trash />
          </IconButton>
        </Flex>
      </Flex>
      <Grid.Root gap={4}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          {words('name', 40, true)}
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          {words('label', 80)}
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Field.Root name={`${path}.type`}>
            <Field.Label>{text('variables.type')}</Field.Label>
            <SingleSelect
              disabled={disabled}
              value={variable.type}
              onChange={(type) => onChange({ ...variable, type: type as EditedVariable['type'] })}
            >
              {variableTypes.map((type) => (
                <SingleSelectOption key={type} value={type}>
                  {text(`variables.type.${type}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          {words('value', 60)}
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          {words('unit', 40)}
        </Grid.Item>
        {variable.type !== 'text' &&
          numbers.map((key) => (
            <Grid.Item key={key} col={6} xs={12} direction="column" alignItems="stretch">
              {number(key)}
            </Grid.Item>
          ))}
      </Grid.Root>
    </Box>
  );
}
