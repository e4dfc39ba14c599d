import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange'> & {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  onChange: (value: string) => void;
};

/** One field with its label, its hint and what is wrong with it. */
export function Field({ label, hint, error, onChange, ...input }: Props) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block font-medium">
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      <input
        {...input}
        id={id}
        className="control max-w-md"
        aria-describedby={described === '' ? undefined : described}
        aria-invalid={error === undefined ? undefined : true}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="font-medium text-danger">
          {error}
        </p>
      )}
    </div>
  );
}

/** What went wrong, told at once to people who hear the page. */
export const Problem = ({ text }: { text: string | null }) => (
  <div role="alert">
    {text !== null && <p className="rounded-control bg-danger-soft p-3 text-danger">{text}</p>}
  </div>
);
