/** Sends the form of a report through the outbox. Without this script the form posts itself. */
import { todayIn } from '../programmes/programmes.ts';
import { forgetReport, keepReport, reportWaits, sendReport, type WaitingReport } from './outbox.ts';

const input = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>(`input[name=${name}]`);

/** Takes over the form inside `root`, whose data say for whom, about what and where to go afterwards. */
export function takeOverReportForm(root: HTMLElement): void {
  const form = root.querySelector('form');
  const { account = '', occurrence = '', outbox = '', done = '', login = '', zone = 'UTC' } = root.dataset;
  const clientId = form && input(form, 'clientId');
  if (!form || !clientId || input(form, 'completionId')?.value !== '') return;
  if (root.dataset.fresh !== undefined) {
    // A page that was kept for days is a new report of today.
    clientId.value = crypto.randomUUID();
    const day = input(form, 'performedOn');
    const today = todayIn(zone, new Date());
    if (day !== null) Object.assign(day, { value: today, max: today });
  }
  form.addEventListener('submit', (event) => {
    if (!form.checkValidity()) {
      // The server says better what is wrong, when it can be reached.
      if (!navigator.onLine) {
        event.preventDefault();
        form.reportValidity();
      }
      return;
    }
    event.preventDefault();
    const data = new FormData(form);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const report: WaitingReport = {
      clientId: text('clientId'),
      accountId: account,
      occurrenceId: occurrence,
      outcome: text('outcome'),
      performedOn: text('performedOn'),
      minutes: text('minutes'),
      effort: text('effort'),
      pain: text('pain'),
      refusal: null,
    };
    void keepReport(report)
      .then(() => sendReport(report, outbox))
      .then(async (sending) => {
        if (sending === 'sent') location.assign(done);
        else if (sending === 'signed-out') location.assign(login);
        else if (sending === 'waiting') {
          dispatchEvent(new Event(reportWaits));
          form.hidden = true;
          root.querySelector<HTMLElement>('[data-kept]')?.removeAttribute('hidden');
        } else {
          // The page that the server answers shows the reasons beside what was typed.
          await forgetReport(report.clientId);
          form.submit();
        }
      });
  });
}
