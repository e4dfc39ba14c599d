/** The states of content, moved by an editor in the panel: what is missing, what is planned, the archive, the calendar. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, entryUrl, makeExercise, makeSession, uniqueTitle, type Panellist } from './_panel.ts';
import { expectPanelAccessible } from './_util.ts';

describe('the states of content', () => {
  let browser: Browser;
  let editor: Panellist;
  let exerciseId: string;
  let sessionId: string;
  const exerciseTitle = uniqueTitle('Marche lente');
  const sessionTitle = uniqueTitle('Sortie du soir');
  const panelUrl = () => inject('product').panelUrl;

  beforeAll(async () => {
    browser = await launchBrowser();
    editor = await enterPanel(browser, panelUrl(), 'editor@huntzen.example');
    exerciseId = await makeExercise(editor, { title: exerciseTitle, isPublished: false });
    sessionId = await makeSession(editor, {
      title: sessionTitle,
      exerciseIds: [exerciseId],
      isPublished: false,
    });
  });
  afterAll(() => browser.close());

  it('say what is missing, refuse to publish without it, and publish it together', async () => {
    const { page } = editor;
    await page.goto(entryUrl(panelUrl(), 'session', sessionId));
    await page.getByText(`Pas encore publié : ${exerciseTitle}`).waitFor();
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    // The panel asks whether to leave the relation out; ours is not left out.
    await page.getByRole('button', { name: 'Oui, publier' }).click();
    await page.getByText(`« ${exerciseTitle} » n’est pas publié.`).waitFor();
    await page.getByRole('button', { name: 'Publier aussi ceux-là' }).click();
    await page.getByText('Tout est publié.').waitFor();
    await page.getByText('Pas encore publié :').waitFor({ state: 'detached' });
    const side = page.getByRole('complementary').filter({ hasText: 'Historique' });
    await expectPanelAccessible(page, side);
  });

  it('are planned at a wall time, and stand in the list and in the calendar', async () => {
    const { page } = editor;
    const title = uniqueTitle('Respirer');
    const id = await makeExercise(editor, { title, isPublished: false });
    await page.goto(entryUrl(panelUrl(), 'exercise', id));
    const plan = async (wallTime: string) => {
      await page.getByRole('button', { name: 'Prévoir…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Prévoir la publication' });
      await dialog.getByLabel('Publier le').fill(wallTime);
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      return dialog;
    };
    const dialog = await plan('2020-01-01T10:00');
    await dialog.getByText('Choisissez un moment à venir.').waitFor();
    expect(await dialog.getByLabel('Publier le').inputValue()).toBe('2020-01-01T10:00');
    const soon = new Date(Date.now() + 2 * 24 * 3600 * 1000).toLocaleDateString('sv-SE');
    await dialog.getByLabel('Publier le').fill(`${soon}T08:30`);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('C’est prévu.').waitFor();
    await page.getByText(/Publié le .* 08:30 \(Europe\/Paris\)/).waitFor();

    await page.goto(
      `${panelUrl()}/content-manager/collection-types/api::exercise.exercise?_q=${encodeURIComponent(title)}`,
    );
    await page.getByRole('row').filter({ hasText: title }).getByText('Prévu').waitFor();
    await page.getByRole('link', { name: 'Calendrier' }).click();
    await page.getByRole('heading', { name: 'Calendrier des publications' }).waitFor();
    const inList = page.getByRole('link', { name: `Exercice : ${title}`, exact: true });
    // The day after tomorrow may be in the next month.
    await inList.or(page.getByText('Rien n’est prévu ce mois-ci.')).first().waitFor();
    if (!(await inList.isVisible())) await page.getByRole('button', { name: 'Mois suivant' }).click();
    await inList.waitFor();
    await expectPanelAccessible(page, 'main');
    await inList.click();
    await page.getByText(/Publié le .* 08:30/).waitFor();
  });

  it('are archived and restored, one by one and many at once', async () => {
    const { page } = editor;
    await page.goto(entryUrl(panelUrl(), 'session', sessionId));
    await page
      .getByRole('button', { name: 'Plus d’actions' })
      .or(page.getByRole('button', { name: /actions/i }))
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Archiver' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Confirmer|Archiver/ })
      .click();
    await page.getByText('Un contenu est archivé.').waitFor();
    await page.locator('aside').getByText('Archivé').first().waitFor();

    const list = `${panelUrl()}/content-manager/collection-types/api::session.session?_q=${encodeURIComponent(sessionTitle)}`;
    await page.goto(list);
    const row = page.getByRole('row').filter({ hasText: sessionTitle });
    await row.getByText('Archivé').waitFor();
    await row.getByRole('checkbox').click();
    await page.getByRole('button', { name: 'Restaurer' }).click();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Confirmer|Restaurer/ })
      .click();
    await page.getByText('Un contenu est restauré.').waitFor();
    await row.getByText('Publié').first().waitFor();
  });
});
