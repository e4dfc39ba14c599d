import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

/** Chooses one of few, with its label; the empty value stands for none or all. */
export function Choice({
  label,
  value,
  options,
  onChange,
  isRequired = false,
  error,
}: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  isRequired?: boolean;
  error?: string | undefined;
}) {
  return (
    <Field.Root required={isRequired} {...(error === undefined ? {} : { error })}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(chosen) => onChange(String(chosen))}>
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
