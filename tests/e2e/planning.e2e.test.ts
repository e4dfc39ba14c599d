/** The planning from a year down to the hour, closed days, and a plan that is proposed and accepted. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, uniqueTitle, type Panellist } from './_panel.ts';
import { expectPanelAccessible } from './_util.ts';

async function pick(page: Page, field: string, option: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: field }).first().click();
  await page.getByRole('option', { name: option }).first().click();
}

/** The first day of a month that no other run of this test takes. */
function farMonth(): string {
  const months = 14 + (Math.floor(Date.now() / 1000) % 9);
  const date = new Date();
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}

describe('the planning', () => {
  const { panelUrl } = inject('product');
  const address = `${panelUrl}/plugins/training-planning`;
  const title = uniqueTitle('Sertissage proposé');
  const month = farMonth();
  const lastDay = new Date(Date.parse(month) + 27 * 86_400_000).toISOString().slice(0, 10);
  let browser: Browser;
  let planner: Panellist;
  let firstDay = '';

  beforeAll(async () => {
    browser = await launchBrowser();
    planner = await enterPanel(browser, panelUrl, 'planner@huntzen.example');
  });
  afterAll(() => browser.close());

  it('goes from the year to a month, a day and its table', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await page.goto(address);
    const year = page.getByRole('table', { name: 'Année' });
    await year.getByRole('rowheader', { name: 'Atelier A' }).waitFor();
    await expectPanelAccessible(page, 'main');
    await year
      .getByRole('button', { name: /^Atelier A,/ })
      .first()
      .click();
    const days = page.getByRole('table', { name: 'Mois' });
    await days
      .getByRole('button', { name: /^Atelier A,/ })
      .first()
      .waitFor();
    await expectPanelAccessible(page, 'main');
    await days
      .getByRole('button', { name: /^Atelier A,/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 3, name: 'Atelier A' }).waitFor();
    const starting = page.waitForEvent('download');
    await page.getByRole('button', { name: /agenda.*Atelier A/ }).click();
    expect((await starting).suggestedFilename()).toBe('ATEL_A.ics');
    await page.getByRole('button', { name: 'En tableau' }).click();
    await expectPanelAccessible(page, 'main');
  });

  it(
    'is narrowed by filters that the address keeps, says what its figures count, and prints alone',
    { timeout: 120_000 },
    async () => {
      const { page } = planner;
      await page.goto(address);
      await page.getByText('Les chiffres comptent toutes les sessions.').waitFor();
      await page.getByRole('button', { name: 'Effacer les filtres', disabled: true }).waitFor();
      const company = page.getByRole('combobox', { name: 'Entreprise' });
      await company.click();
      await page.getByRole('option').nth(1).click();
      const name = await company.innerText();
      await pick(page, 'État', /^Ouverte/);
      await page.getByText('Les chiffres ne comptent que les sessions qui correspondent').waitFor();
      await page.waitForURL(/company=[a-z0-9]{24}.*status=open/);
      await expectPanelAccessible(page, 'main');
      for (const view of ['Mois', 'Jour', 'Formateurs']) {
        await page.getByRole('button', { name: view, exact: true }).click();
        await page.getByText('Les chiffres ne comptent que les sessions qui correspondent').waitFor();
        await page.waitForURL(/company=[a-z0-9]{24}.*status=open/);
      }
      await page.goBack();
      await page.reload();
      await page.getByText(`Entreprise : ${name}`).waitFor();
      await page.getByRole('button', { name: 'Année', exact: true }).click();
      await page.getByRole('table', { name: 'Année' }).waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Imprimer' }).isVisible()).toBe(false);
      expect(await company.isVisible()).toBe(false);
      expect(await page.getByText('Planning · Année').isVisible()).toBe(true);
      expect(await page.getByText(`Entreprise : ${name}`).isVisible()).toBe(true);
      expect(await page.getByRole('table', { name: 'Année' }).isVisible()).toBe(true);
      // A4 lies 277 mm wide between its margins: nothing is wider.
      await page.setViewportSize({ width: 1047, height: 718 });
      const cut = await page
        .getByRole('table', { name: 'Année' })
        .evaluate((table) => table.getBoundingClientRect().right - document.documentElement.clientWidth);
      expect(cut).toBeLessThanOrEqual(0);
      await page.emulateMedia({ media: null });
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole('button', { name: 'Effacer les filtres' }).click();
      await page.getByText('Les chiffres comptent toutes les sessions.').waitFor();
      expect(new URL(page.url()).searchParams.has('company')).toBe(false);
    },
  );

  it(
    'has one main, a heading and a way to try again when it cannot be loaded',
    { timeout: 120_000 },
    async () => {
      const { page } = planner;
      await page.route('**/api/training-choices', (route) => route.fulfill({ status: 503, json: {} }));
      for (const path of ['training-planning', 'training', 'training-people', 'training-instructors']) {
        await page.goto(`${panelUrl}/plugins/${path}`);
        await page.getByRole('heading', { level: 1, name: 'Le chargement n’a pas abouti' }).waitFor();
        expect(await page.getByRole('main').count()).toBe(1);
        await expectPanelAccessible(page, 'main');
      }
      await page.unroute('**/api/training-choices');
      await page.getByRole('button', { name: 'Réessayer' }).click();
      await page.getByRole('heading', { level: 1, name: 'Formateurs' }).waitFor();
    },
  );

  it('shows what instructors teach', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await page.goto(`${address}?view=instructors`);
    await page
      .getByRole('button', { name: /Afficher le planning de/ })
      .first()
      .click();
    await page.getByRole('button', { name: /Fichier d’agenda/ }).waitFor();
    await expectPanelAccessible(page, 'main');
  });

  it('closes a day and opens it again', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await page.goto(`${address}?view=closures&day=${month}`);
    await page.getByRole('region', { name: 'Fermer un jour' }).getByLabel('Jour').fill(month);
    await page.getByLabel('Motif').fill(title);
    await page.getByRole('button', { name: 'Fermer un jour' }).click();
    const row = page.getByRole('row').filter({ hasText: title });
    await row.waitFor();
    await expectPanelAccessible(page, 'main');
    await row.getByRole('button', { name: /Rouvrir/ }).click();
    await row.waitFor({ state: 'detached' });
  });

  it(
    'says why nothing can be proposed, then proposes, and a plan is accepted',
    { timeout: 120_000 },
    async () => {
      const { page } = planner;
      await page.goto(`${address}?view=proposals`);
      await pick(page, 'Entreprise', /Atelier Bijou/);
      await pick(page, 'Formation', /Initiation au sertissage/);
      await page.getByLabel('Titre, si ce n’est').fill(title);
      await page.getByLabel('Pas avant le').fill(month);
      await page.getByLabel('Terminé le').fill(lastDay);
      await page.getByLabel('Heures en tout').fill('400');
      // Said beside the field, and nothing that was typed is lost, also by looking elsewhere.
      await page.getByLabel('Personnes dans le groupe').fill('400');
      await page.getByRole('button', { name: 'Proposer un planning', exact: true }).click();
      await page.getByText('Plus de personnes que de places dans la salle.').waitFor();
      await page.getByLabel('Personnes dans le groupe').fill('8');
      await page.getByRole('button', { name: 'Année', exact: true }).click();
      await page.getByRole('table', { name: 'Année' }).waitFor();
      await page.getByRole('button', { name: 'Faire proposer un planning' }).click();
      expect(await page.getByLabel('Titre, si ce n’est').inputValue()).toBe(title);
      await page.getByRole('button', { name: 'Proposer un planning', exact: true }).click();
      await page.getByText('Un seul de ces changements suffirait').waitFor();
      await expectPanelAccessible(page, 'main');
      await page.getByLabel('Heures en tout').fill('16');
      await page.getByRole('button', { name: 'Proposer un planning', exact: true }).click();
      await page.getByRole('button', { name: `Accepter et créer la session ${title}` }).waitFor();
      await expectPanelAccessible(page, 'main');
      const plan = page.getByRole('region', { name: title, exact: true });
      await plan.getByRole('button', { name: 'Calendrier' }).click();
      await page.getByRole('table', { name: `Calendrier de ${title}` }).waitFor();
      await plan
        .getByRole('button', { name: /^Modifier / })
        .last()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/Note : .* sur 100/).waitFor();
      await dialog.getByRole('button', { name: 'Retirer ce créneau' }).click();
      await plan.getByText('Modifié à la main').waitFor();
      await plan.getByText('N’y sont plus :').waitFor();
      await expectPanelAccessible(page, 'main');
      const accepting = page.waitForResponse(/\/accept$/);
      await page.getByRole('button', { name: `Accepter et créer la session ${title}` }).click();
      const made = (await (await accepting).json()) as { data: { reservations: { startsAt: string }[] } };
      firstDay = made.data.reservations[0]?.startsAt.slice(0, 10) ?? '';
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
    },
  );

  it('moves a session by form and by drag, and tells the history', { timeout: 120_000 }, async () => {
    const { page } = planner;
    const session = page.url();
    await page.goto(`${address}?view=day&day=${firstDay}`);
    const dialog = page.getByRole('dialog');
    const dragged = page.locator('li[draggable=true]').filter({ hasText: title }).first();
    await dragged.scrollIntoViewIfNeeded();
    const box = await dragged.boundingBox();
    if (box === null) throw new Error('the session is not to be seen');
    const [x, y] = [box.x + 20, box.y + box.height - 10];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y, { steps: 5 });
    await page.mouse.move(x + 120, y, { steps: 5 });
    await page.mouse.up();
    await dialog.getByText(/s’y oppose/).waitFor();
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await page
      .getByRole('button', { name: new RegExp(`^Déplacer ${title}`) })
      .first()
      .click();
    await dialog.getByText('Rien ne s’y oppose.').waitFor();
    await dialog.getByLabel(/^De/).fill('03:00');
    await dialog.getByText(/ouvre de/).waitFor();
    await dialog
      .getByRole('button', { name: /^Prendre / })
      .first()
      .click();
    await dialog.getByText('Rien ne s’y oppose.').waitFor();
    await expectPanelAccessible(page, '[role=dialog]');
    await dialog.getByLabel('Motif').fill('Essai');
    await dialog.getByRole('button', { name: 'Déplacer et prévenir' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.goto(session);
    await page.getByRole('tab', { name: 'Historique' }).click();
    await page.getByText('Horaire déplacé').first().waitFor();
    await page
      .getByText(/« Essai »/)
      .first()
      .waitFor();
    await expectPanelAccessible(page, 'main');
  });

  it('lists what a lost room strands and proposes the moves', { timeout: 120_000 }, async () => {
    const { page } = planner;
    await page.goto(`${address}?view=replan`);
    await page.getByText('Créneaux qui ne peuvent plus se tenir').waitFor();
    await expectPanelAccessible(page, 'main');
  });
});
