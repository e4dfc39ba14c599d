import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useTexts } from './use-texts.ts';
import type { Message } from './translations.ts';

/** A choice of a list whose entries have names in the panel's language: `choice.<field>.<value>`. */
export default function ChoiceField({
  name,
  label,
  value,
  error,
  hint,
  attribute,
  required = false,
  disabled = false,
  onChange,
}: {
  name: string;
  label: string;
  value?: string | null;
  error?: string;
  hint?: string;
  attribute: { enum: readonly string[] };
  required?: boolean;
  disabled?: boolean;
  onChange: (path: string, value: string | null) => void;
}) {
  const { text } = useTexts();
  return (
    <Field.Root name={name} error={error} hint={hint} required={required}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value ?? null}
        disabled={disabled}
        placeholder={text('choice.none')}
        clearLabel={text('choice.clear')}
        onChange={(chosen) => onChange(name, String(chosen))}
        {...(required ? {} : { onClear: () => onChange(name, null) })}
      >
        {attribute.enum.map((entry) => (
          <SingleSelectOption key={entry} value={entry}>
            {text(`choice.${name}.${entry}` as Message)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
