import { useEffect, useState } from 'react';

/** What `load` gives, as far as it is there yet; loaded again when `load` changes, which must be stable between renders. */
export function useLoaded<Data>(load: () => Promise<Data>): { data: Data | undefined; hasFailed: boolean } {
  const [answer, setAnswer] = useState<{ load: unknown; data?: Data }>({ load: null });
  useEffect(() => {
    let isShown = true;
    load().then(
      (data) => isShown && setAnswer({ load, data }),
      () => isShown && setAnswer({ load }),
    );
    return () => {
      isShown = false;
    };
  }, [load]);
  const isCurrent = answer.load === load;
  return { data: isCurrent ? answer.data : undefined, hasFailed: isCurrent && answer.data === undefined };
}
