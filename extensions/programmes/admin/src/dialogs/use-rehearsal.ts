import { errorText } from '@huntzen/kernel/admin';
import { useEffect, useState } from 'react';

import { useTexts } from '../use-texts.ts';

/** What a button would do, asked anew whenever the body changes; `null` asks nothing. The people come page by page. */
export function useRehearsal<Body, Answer>(
  body: Body | null,
  rehearse: (body: Body, page: number) => Promise<Answer>,
) {
  const { text } = useTexts();
  const [page, setPage] = useState(1);
  const [answer, setAnswer] = useState<Answer>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    setPage(1);
    setAnswer(undefined);
  }, [body]);
  useEffect(() => {
    setFailure(undefined);
    if (body === null) return undefined;
    let current = true;
    rehearse(body, page).then(
      (found) => {
        if (current) setAnswer(found);
      },
      (error: unknown) => {
        if (current) setFailure(errorText(error, text('panel.failed')));
      },
    );
    return () => {
      current = false;
    };
  }, [body, page]);

  return { answer, failure, setFailure, setPage };
}
