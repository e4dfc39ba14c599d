import { errorText } from '@huntzen/kernel/admin';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useTexts } from './use-texts.ts';

/** Does something that may be refused, says how it went, and is busy meanwhile. */
export function useAttempt() {
  const { text } = useTexts();
  const { toggleNotification } = useNotification();
  const [isBusy, setIsBusy] = useState(false);
  async function attempt(work: () => Promise<unknown>, success?: string): Promise<boolean> {
    setIsBusy(true);
    try {
      await work();
      if (success !== undefined) toggleNotification({ type: 'success', message: success });
      return true;
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorText(error, text('failed')) });
      return false;
    } finally {
      setIsBusy(false);
    }
  }
  return { attempt, isBusy };
}
