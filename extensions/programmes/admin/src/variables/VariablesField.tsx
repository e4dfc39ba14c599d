import { Box, Button, Field, Flex, Grid, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useForm } from '@strapi/strapi/admin';
import { useTexts } from '../use-texts.ts';
import { PatientPreview, type ExerciseTexts } from './PatientPreview.tsx';
import { unknownTokens } from './preview.ts';
import { VariableCard } from './VariableCard.tsx';
import {
  faultsOf,
  hasRoom,
  isName,
  missingNames,
  movedBy,
  newVariable,
  readVariables,
  type EditedVariable,
} from './variables.ts';

const string = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The texts of the form as they are being written. */
function useExerciseTexts(): ExerciseTexts {
  const values = useForm('VariablesField', (state) => state.values as Record<string, unknown>);
  return {
    summary: string(values.summary),
    instructions: string(values.instructions),
    stopIf: string(values.stopIf),
    contraindications: string(values.contraindications),
  };
}

/** The panel's field for the variables of an exercise, beside its texts as a patient reads them. */
export default function VariablesField({
  name,
  label,
  value,
  error,
  hint,
  disabled = false,
  onChange,
}: {
  name: string;
  label: string;
  value?: unknown;
  error?: string;
  hint?: string;
  disabled?: boolean;
  onChange: (path: string, value: EditedVariable[]) => void;
}) {
  const { text } = useTexts();
  const texts = useExerciseTexts();
  const variables = readVariables(value);
  const change = (next: EditedVariable[]) => onChange(name, next);
  const add = (variable: EditedVariable) => change([...variables, variable]);
  const unknown = unknownTokens(Object.values(texts), variables);
  const canAdd = !disabled && hasRoom(variables);
  const named = (key: ReturnType<typeof missingNames>[number]) =>
    newVariable(key, text(`variables.named.${key}`), text(`variables.named.${key}.unit`));
  const create = (token: string) => {
    const known = missingNames(variables).find((key) => key === token);
    add(known === undefined ? newVariable(token, '', null) : named(known));
  };
  return (
    <Field.Root name={name} error={error} hint={hint}>
      <Flex direction="column" alignItems="stretch" gap={3} role="group" aria-label={label}>
        <Box>
          <Typography variant="pi" fontWeight="bold" tag="p">
            {label}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {text('variables.hint', { token: '{{repetitions}}' })}
          </Typography>
        </Box>
        <Grid.Root gap={4}>
          <Grid.Item col={7} s={12} xs={12} direction="column" alignItems="stretch" gap={3}>
            {variables.map((variable, index) => (
              <VariableCard
                key={index}
                path={`${name}.${index}`}
                variable={variable}
                faults={faultsOf(variables, index)}
                disabled={disabled}
                isFirst={index === 0}
                isLast={index === variables.length - 1}
                onChange={(changed) =>
                  change(variables.map((other, place) => (place === index ? changed : other)))
                }
                onMove={(places) => change(movedBy(variables, index, places))}
                onRemove={() => change(variables.filter((_, place) => place !== index))}
              />
            ))}
            <Flex gap={2} wrap="wrap">
              {missingNames(variables).map((key) => (
                <Button
                  key={key}
                  variant="secondary"
                  startIcon={<Plus />}
                  disabled={!canAdd}
                  onClick={() => add(named(key))}
                >
                  {text(`variables.named.${key}`)}
                </Button>
              ))}
              <Button
                variant="tertiary"
                startIcon={<Plus />}
                disabled={!canAdd}
                onClick={() => add(newVariable('', '', null))}
              >
                {text('variables.other')}
              </Button>
            </Flex>
          </Grid.Item>
          <Grid.Item col={5} s={12} xs={12} direction="column" alignItems="stretch" gap={3}>
            <PatientPreview texts={texts} variables={variables} />
            <Flex direction="column" alignItems="stretch" gap={2} role="status">
              {unknown.map((token) => (
                <Flex key={token} gap={2} justifyContent="space-between" wrap="wrap">
                  <Typography textColor="danger700">
                    {text('variables.unknown', { token: `{{${token}}}` })}
                  </Typography>
                  {isName(token) && (
                    <Button variant="tertiary" size="S" disabled={!canAdd} onClick={() => create(token)}>
                      {text('variables.create', { name: token })}
                    </Button>
                  )}
                </Flex>
              ))}
            </Flex>
          </Grid.Item>
        </Grid.Root>
        <Field.Hint />
        <Field.Error />
      </Flex>
    </Field.Root>
  );
}
