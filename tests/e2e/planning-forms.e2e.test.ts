/** The form of plans filled in by hand: several sessions at once, own times, a certificate with a weekly grid, and n8n asked for a plan. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, uniqueTitle, type Panellist } from './_panel.ts';
import { expectPanelAccessible, query } from './_util.ts';

/** A Monday of next year. Nothing is accepted here, so that every run may have the same. */
const monday = (() => {
  const date = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 8, 1));
  date.setUTCDate(date.getUTCDate() + ((8 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
})();
const inDays = (days: number) => new Date(Date.parse(monday) + days * 86_400_000).toISOString().slice(0, 10);

async function pick(within: Locator, field: string, option: RegExp): Promise<void> {
  await within.getByRole('combobox', { name: field }).last().click();
  await within.page().getByRole('option', { name: option }).first().click();
}

describe('the form of plans', () => {
  const { panelUrl } = inject('product');
  const address = `${panelUrl}/plugins/training-planning?view=proposals`;
  let browser: Browser;
  let planner: Panellist;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    planner = await enterPanel(browser, panelUrl, 'planner@huntzen.example');
    ({ page } = planner);
  });
  afterAll(() => browser.close());

  const session = (number: number) => page.getByRole('group', { name: `Session ${number}`, exact: true });
  const plan = (title: string) => page.getByRole('region', { name: title, exact: true });
  const submit = () => page.getByRole('button', { name: 'Proposer un planning', exact: true }).click();

  async function begin(form: Locator, course: RegExp, title: string): Promise<void> {
    await pick(form, 'Entreprise', /Atelier Bijou/);
    await pick(form, 'Formation', course);
    await form.getByLabel('Titre, si ce n’est').fill(title);
    await form.getByLabel('Pas avant le').fill(monday);
    await form.getByLabel('Terminé le').fill(inDays(27));
  }
  async function putAside(title: string): Promise<void> {
    await page.getByRole('button', { name: `Écarter ${title}` }).click();
    await plan(title).waitFor({ state: 'detached' });
  }

  it('plans two sessions at once, each at its own times', { timeout: 120_000 }, async () => {
    const titles = [uniqueTitle('Matinées'), uniqueTitle('Soirées')] as const;
    await page.goto(address);
    await page.getByRole('button', { name: 'Vider le formulaire' }).click();
    await page.getByRole('button', { name: 'Planifier une autre session en même temps' }).click();
    for (const [index, title] of titles.entries()) {
      const form = session(index + 1);
      await begin(form, /Initiation au sertissage/, title);
      await form.getByLabel('Heures en tout').fill('6');
      await form.getByRole('checkbox', { name: /^Matin/ }).click();
      await form.getByRole('checkbox', { name: /^Après-midi/ }).click();
      await form.getByRole('button', { name: 'Ajouter un horaire', exact: true }).click();
      const own = form.getByRole('group', { name: 'Horaires précis' });
      await own.getByLabel('De', { exact: true }).fill('09:30');
      await own.getByLabel('À', { exact: true }).fill('09:00');
    }
    await submit();
    await expect.poll(() => page.getByText('La fin vient avant le début.').count()).toBe(2);
    await expectPanelAccessible(page, 'main');
    for (const number of [1, 2])
      await session(number).getByRole('group', { name: 'Horaires précis' }).getByLabel('À').fill('12:30');
    await submit();
    const taken: string[] = [];
    for (const title of titles) {
      const rows = plan(title).getByRole('row');
      await rows.first().waitFor();
      const texts = (await rows.allInnerTexts()).slice(1).map((row) => row.replaceAll(/\s+/g, ' '));
      expect(texts).toHaveLength(2);
      for (const row of texts) expect(row).toMatch(/samedi .* 09:30 – 12:30/);
      taken.push(...texts.map((row) => row.replace(/ Modifier.*/, '')));
    }
    // Planned together: no room and instructor twice.
    expect(new Set(taken).size).toBe(taken.length);
    await expectPanelAccessible(page, 'main');
    for (const title of titles) await putAside(title);
  });

  it(
    'plans a certificate by its weekly grid, each subject at its own hours',
    { timeout: 120_000 },
    async () => {
      const title = uniqueTitle('CAP du lundi');
      await page.getByRole('button', { name: 'Vider le formulaire' }).click();
      const form = session(1);
      await begin(form, /^CAP /, title);
      await form.getByRole('checkbox', { name: 'samedi' }).click();
      const subjects = form.getByRole('group', { name: 'Matières' });
      const grid = form.getByRole('group', { name: 'Grille de la semaine' });
      for (const [index, [name, hours, weekly, start, end]] of [
        ['Dessin', '8', '', '08:00', '10:00'],
        ['Sertissage', '', '2', '10:00', '12:00'],
      ].entries()) {
        await subjects.getByRole('button', { name: 'Ajouter une matière' }).click();
        await subjects
          .getByRole('textbox', { name: /^Matière/ })
          .nth(index)
          .fill(name ?? '');
        await subjects
          .getByLabel('Heures en tout')
          .nth(index)
          .fill(hours ?? '');
        await subjects
          .getByLabel('Heures par semaine au plus')
          .nth(index)
          .fill(weekly ?? '');
        await grid.getByRole('button', { name: 'Ajouter un horaire du jour' }).click();
        await grid
          .getByLabel('De', { exact: true })
          .nth(index)
          .fill(start ?? '');
        await grid
          .getByLabel('À', { exact: true })
          .nth(index)
          .fill(end ?? '');
        await pick(grid, 'Matière', new RegExp(`^${name}$`));
      }
      await expectPanelAccessible(page, 'main');
      await submit();
      const rows = plan(title).getByRole('row');
      await rows.first().waitFor();
      const texts = (await rows.allInnerTexts()).slice(1).map((row) => row.replaceAll(/\s+/g, ' '));
      expect(texts).toHaveLength(8);
      texts.forEach((row, index) =>
        expect(row).toMatch(
          index % 2 === 0 ? /lundi .* 08:00 – 10:00 Dessin/ : /lundi .* 10:00 – 12:00 Sertissage/,
        ),
      );
      await plan(title).getByRole('button', { name: 'Calendrier' }).click();
      await page.getByRole('table', { name: `Calendrier de ${title}` }).waitFor();
      await expectPanelAccessible(page, 'main');
      await putAside(title);
    },
  );

  describe('with an n8n', () => {
    const configured = async () =>
      (
        await query<{ url: string }>(
          `select url from care.webhook_receivers where origin = 'configuration' and is_enabled`,
        )
      )[0]?.url ?? null;
    let before: string | null;
    beforeAll(async () => {
      before = await configured();
      if (before === null)
        await query(`select care.configure_receiver('https://n8n.example.invalid/webhook')`);
    });
    afterAll(async () => {
      await query('select care.configure_receiver($1)', [before]);
    });

    /** What n8n would answer: one morning, in the first room and with the first instructor of the question. */
    const answerAs = (title: string, answer: 'plan' | 'reason') =>
      query(
        `select care.answer_planning_question(
           d.receiver_id, 'e2e ' || a.id, p.correlation_id,
           case $2 when 'reason' then '[]' else jsonb_build_array(jsonb_build_object(
             'key', '1', 'subject', p.course_id, 'roomId', q -> 'rooms' -> 0 ->> 'id',
             'instructorId', q -> 'instructors' -> 0 ->> 'id', 'startsAt', $3 || 'T06:00:00Z', 'endsAt', $3 || 'T10:00:00Z')) end,
           case $2 when 'plan' then '{"score": 70, "sameRoom": 1, "sameInstructor": 1, "usualTimes": 1, "wishes": 1, "days": 1, "leastDays": 1}'::jsonb end,
           case $2 when 'reason' then 'Aucun formateur libre.' end)
         from care.planning_proposals p
         join care.session_actions a on a.correlation_id = p.correlation_id
         join care.webhook_deliveries d on d.action_id = a.id
         cross join lateral (select a.data -> 'planning') as l (q)
         where p.title = $1`,
        [title, answer, inDays(1)],
      );

    async function ask(title: string): Promise<void> {
      await page.goto(address);
      await page.getByRole('button', { name: 'Vider le formulaire' }).click();
      await begin(session(1), /Initiation au sertissage/, title);
      await session(1).getByLabel('Heures en tout').fill('8');
      await page.getByRole('button', { name: 'Demander un planning à n8n' }).click();
      await plan(title).getByText('Demandé à n8n', { exact: true }).waitFor();
      await expect
        .poll(
          () =>
            query(
              'select 1 from care.webhook_deliveries d join care.session_actions a on a.id = d.action_id join care.planning_proposals p using (correlation_id) where p.title = $1',
              [title],
            ),
          { timeout: 20_000 },
        )
        .toHaveLength(1);
    }

    it(
      'asks it, shows its plan with the faults that it has, and puts it aside',
      { timeout: 120_000 },
      async () => {
        const title = uniqueTitle('Demandé');
        await ask(title);
        await expectPanelAccessible(page, 'main');
        await answerAs(title, 'plan');
        await page.reload();
        await plan(title).getByText('Planifié par n8n').waitFor();
        await plan(title)
          .getByText(/le nombre d’heures n’est pas celui demandé/i)
          .waitFor();
        await expectPanelAccessible(page, 'main');
        await putAside(title);
      },
    );

    it(
      'says that it found no plan, or none in time, and our planner plans instead',
      { timeout: 120_000 },
      async () => {
        const title = uniqueTitle('Sans réponse');
        await ask(title);
        await answerAs(title, 'reason');
        await page.reload();
        await plan(title).getByText('n8n indique : Aucun formateur libre.').waitFor();
        await query(
          `update care.planning_proposals set answer = null, answered_at = null, answer_by = now() - interval '1 minute' where title = $1`,
          [title],
        );
        await page.reload();
        await plan(title).getByText('n8n n’a pas répondu', { exact: true }).waitFor();
        await expectPanelAccessible(page, 'main');
        await page.getByRole('button', { name: `Confier à notre planificateur : ${title}` }).click();
        await page.getByRole('button', { name: `Accepter et créer la session ${title}` }).waitFor();
        await putAside(title);
      },
    );
  });
});
