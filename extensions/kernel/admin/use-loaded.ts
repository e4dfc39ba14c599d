import { useCallback, useEffect, useState } from 'react';

/**
 * What `load` gives, as far as it is there yet: loaded again when `load` changes, which must be stable between renders, and
 * at `reload`, which keeps what is shown meanwhile, but for a failure.
 */
export function useLoaded<Data>(load: () => Promise<Data>): {
  data: Data | undefined;
  hasFailed: boolean;
  reload: () => void;
} {
  const [answer, setAnswer] = useState<{ load: unknown; data?: Data }>({ load: null });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let isShown = true;
    load().then(
      (data) => isShown && setAnswer({ load, data }),
      () => isShown && setAnswer({ load }),
    );
    return () => {
      isShown = false;
    };
  }, [load, turn]);

  const reload = useCallback(() => {
    // After a failure there is nothing to keep: it is being loaded again.
    setAnswer((current) => ('data' in current ? current : { load: null }));
    setTurn((current) => current + 1);
  }, []);
  const isCurrent = answer.load === load;
  return {
    data: isCurrent ? answer.data : undefined,
    hasFailed: isCurrent && answer.data === undefined,
    reload,
  };
}
