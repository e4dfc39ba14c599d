import { errorText } from '@huntzen/kernel/admin';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useTexts } from './use-texts.ts';

/** Runs what a button does: says what came of it if there is something to say, or keeps why it failed. */
export function useAction() {
  const { text } = useTexts();
  const { toggleNotification } = useNotification();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function run(work: () => Promise<string | undefined>): Promise<boolean> {
    setIsBusy(true);
    setProblem(undefined);
    try {
      const message = await work();
      if (message !== undefined) toggleNotification({ type: 'success', message });
      return true;
    } catch (error) {
      setProblem(errorText(error, text('failed')));
      return false;
    } finally {
      setIsBusy(false);
    }
  }
  return { isBusy, problem, setProblem, run };
}
