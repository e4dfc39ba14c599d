import { errorText } from '@huntzen/kernel/admin';
import { useEffect, useState } from 'react';

import { useTexts } from './use-texts.ts';

const searchDelayMs = 250;

/** Looks for what is typed, a moment after it was; `find` must stay the same between renders. */
export function useSearch<Found>(find: (search: string) => Promise<Found>) {
  const { text } = useTexts();
  const [search, setSearch] = useState('');
  const [found, setFound] = useState<Found>();
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      setLoading(true);
      find(search).then(
        (answer) => {
          if (!current) return;
          setFound(answer);
          setFailure(undefined);
          setLoading(false);
        },
        (error: unknown) => {
          if (!current) return;
          setFailure(errorText(error, text('panel.failed')));
          setLoading(false);
        },
      );
    }, searchDelayMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
    // The texts change with the language alone, which reloads the panel.
  }, [find, search]);

  return { search, setSearch, found, loading, failure };
}
