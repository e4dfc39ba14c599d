import { maxTagCharacters, maxTags } from '@huntzen/records/journal-crypto';
import { useState } from 'react';

import { m } from '../../paraglide/messages.js';

interface Props {
  tags: readonly string[];
  offered: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Words for the day, one tap each; one may add one's own. */
export function TagsField({ tags, offered, onChange }: Props) {
  const [own, setOwn] = useState('');
  const shown = [...new Set([...tags, ...offered])];
  const toggle = (tag: string) =>
    onChange(tags.includes(tag) ? tags.filter((other) => other !== tag) : [...tags, tag].slice(0, maxTags));
  function add(): void {
    const tag = own.replaceAll(',', ' ').trim();
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag].slice(0, maxTags));
    setOwn('');
  }
  return (
    <fieldset className="space-y-2">
      <legend className="font-medium">{m.journal_tags()}</legend>
      <div className="flex flex-wrap gap-2">
        {shown.map((tag) => (
          <button
            key={tag}
            type="button"
            className="button button-plain toggle font-normal"
            aria-pressed={tags.includes(tag)}
            onClick={() => toggle(tag)}
          >
            {tag}
          </button>
        ))}
      </div>
      <div className="flex max-w-md items-end gap-2">
        <label className="min-w-0 flex-1 text-sm">
          {m.journal_own_tag()}
          <input
            className="control"
            maxLength={maxTagCharacters}
            autoComplete="off"
            value={own}
            onChange={(event) => setOwn(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
        </label>
        <button type="button" className="button button-plain" onClick={add}>
          {m.journal_add_tag()}
        </button>
      </div>
    </fieldset>
  );
}
