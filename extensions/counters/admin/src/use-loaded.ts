import { useCallback, useEffect, useState } from 'react';

/** What a call of the API answers, as far as it is there yet; `reload` asks again. `load` must be stable between renders. */
export function useLoaded<Data>(load: () => Promise<{ data: Data }>): {
  data: Data | undefined;
  hasFailed: boolean;
  reload: () => void;
} {
  const [answer, setAnswer] = useState<{ load: unknown; data?: Data }>({ load: null });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let isShown = true;
    load().then(
      ({ data }) => isShown && setAnswer({ load, data }),
      () => isShown && setAnswer({ load }),
    );
    return () => {
      isShown = false;
    };
  }, [load, turn]);

  const reload = useCallback(() => setTurn((current) => current + 1), []);
  return { data: answer.data, hasFailed: answer.load === load && answer.data === undefined, reload };
}
