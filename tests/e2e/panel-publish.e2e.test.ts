/**
 * The editor's side of an exercise session, in the panel: from the first word of an exercise to who did it. The panel is
 * a desktop tool; the patient is on a telephone.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import {
  choose,
  chooseRecipients,
  confirmPublication,
  enterPanel,
  entryUrl,
  makeExercise,
  makeSession,
  openedId,
  openPublishDialog,
  pressAndWait,
  pressPublish,
  publishEntry,
  speak,
  uniqueTitle,
  type Panellist,
} from './_panel.ts';
import { expectPanelAccessible, openAs } from './_util.ts';

const patient = { email: 'paul.durand@horizon.example', name: 'Paul Durand' };

const group = {
  name: 'Parcours addictologie',
  members: 5,
  member: 'ines.roux@horizon.example',
  outsider: patient.email,
};

/** Tomorrow at half past eight, as the field of the dialog takes it and as the panel writes its day. */
function tomorrow(): { wallTime: string; day: string } {
  const date = new Date(Date.now() + 24 * 3600 * 1000);
  const day = date.toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
  return { wallTime: `${date.toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })}T08:30`, day };
}

async function findSession(page: Page, title: string): Promise<number> {
  await page.goto('/patient/sessions');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page.getByRole('link', { name: title }).count();
}

/** Writes an exercise in the form of the panel, with the three variables, and publishes it. */
async function writeExercise({ page }: Panellist, title: string): Promise<void> {
  await page.goto(entryUrl(inject('product').panelUrl, 'exercise'));
  await page.locator('input[name=title]').fill(title);
  await page.locator('.CodeMirror').click();
  await page.keyboard.insertText(
    'Faites {{repetitions}} mouvements pendant {{duration}} minutes, à {{intensity}}.',
  );
  await choosePick(page, 'level', 'intermediate');
  await page.locator('input[name=durationMinutes]').fill('8');
  const variables = [
    { name: 'Répétitions', value: '12' },
    { name: 'Durée', value: '3' },
    { name: 'Intensité', value: 'allure douce', type: 'Texte' },
  ];
  for (const [index, { name, value, type }] of variables.entries()) {
    await page.getByRole('button', { name, exact: true }).click();
    if (type !== undefined) await choosePick(page, `variables.${index}.type`, type);
    await page.locator(`input[name="variables.${index}.value"]`).fill(value);
  }
  await page.getByRole('button', { name: /Cliquez pour en ajouter une/ }).click();
  await page.getByRole('region', { name: 'Image, vidéo ou son' }).getByRole('button').first().click();
  const library = page.getByRole('dialog', { name: 'Ajouter des médias' });
  await library.getByRole('checkbox').first().click();
  await library.getByRole('button', { name: 'Terminer' }).click();
  await library.waitFor({ state: 'hidden' });
  await pressAndWait(page, 'Enregistrer', /api::exercise\.exercise/);
  await openedId(page, 'exercise');
  await pressPublish(page);
}

async function choosePick(page: Page, name: string, option: string): Promise<void> {
  await page.locator(`[role=combobox][name="${name}"]`).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Writes a session of two exercises with one tag, and saves it as a draft; returns its id. */
async function writeSession(
  { page }: Panellist,
  title: string,
  exercises: readonly [string, string],
): Promise<string> {
  await page.goto(entryUrl(inject('product').panelUrl, 'session'));
  await page.locator('input[name=title]').fill(title);
  await choosePick(page, 'objective', 'strength');
  await page.locator('input[name=durationMinutes]').fill('20');
  for (const [index, exercise] of exercises.entries()) {
    const add = index === 0 ? /Cliquez pour en ajouter une/ : 'Ajouter une nouvelle entrée';
    await page.getByRole('button', { name: add }).first().click();
    await choose(page.locator(`input[name="blocks.${index}.exercise"]`), exercise);
  }
  await page.locator('input[name="blocks.1.rounds"]').fill('3');
  await choose(page.locator('input[name=tags]'), 'Cardio');
  await pressAndWait(page, 'Enregistrer', /api::session\.session/);
  return openedId(page, 'session');
}

describe('the editor', () => {
  const { panelUrl } = inject('product');
  let browser: Browser;
  let editor: Panellist;
  let paul: Page;
  const opened = (documentId: string) => editor.page.goto(entryUrl(panelUrl, 'session', documentId));

  beforeAll(async () => {
    browser = await launchBrowser();
    editor = await enterPanel(browser, panelUrl, 'editor@huntzen.example');
    paul = await openAs(browser, 'phone', patient.email);
  });
  afterAll(() => browser.close());

  it('writes a session, publishes it to one patient, and sees who did it', { timeout: 180_000 }, async () => {
    const { page } = editor;
    const written = uniqueTitle('Levers de chaise');
    const other = uniqueTitle('Marche sur place');
    const title = uniqueTitle('Jambes solides');
    await writeExercise(editor, written);
    await makeExercise(editor, { title: other });
    await writeSession(editor, title, [written, other]);
    expect(await findSession(paul, title)).toBe(0);

    // A draft is refused, and a published version that was sent to nobody is seen by nobody.
    const refused = await openPublishDialog(page);
    await refused.getByText('La séance est un brouillon.').waitFor();
    expect(await refused.getByRole('button', { name: 'Publier' }).isDisabled()).toBe(true);
    await refused.getByRole('button', { name: 'Annuler' }).click();
    await pressPublish(page);
    expect(await findSession(paul, title)).toBe(0);

    const dialog = await openPublishDialog(page);
    const everyone = /(\d+) personnes la recevront/.exec(await dialog.innerText())?.[1];
    expect(Number(everyone)).toBeGreaterThan(1);
    await chooseRecipients(dialog, patient.name);
    await dialog.getByText('Une personne la recevra.').waitFor();
    await dialog.getByText('La séance est visible tout de suite.').waitFor();
    await confirmPublication(dialog);
    const side = page.getByRole('complementary').filter({ hasText: 'Publiée vers' });
    await side.getByText(`${patient.name} · 1 personne`).waitFor();
    await side.getByText('Personne ne l’a encore déclarée.').waitFor();

    expect(await findSession(paul, title)).toBe(1);
    await paul.getByRole('link', { name: title }).click();
    await paul.getByRole('heading', { name: written }).waitFor();
    await paul.getByText('Faites 12 mouvements pendant 3 minutes, à allure douce.').waitFor();
    await paul.getByText('Faites 10 répétitions.').waitFor();
    await paul.getByText('3 tours').waitFor();
    const first = paul.locator('section').filter({ has: paul.getByRole('heading', { name: written }) });
    // Whatever the library listed first: a picture or a film, read by this patient.
    const medium = await first.locator('img[src], video[src], source[src]').first().getAttribute('src');
    const file = await paul.request.get(medium ?? '');
    expect([file.status(), /^(image|video)\//.test(file.headers()['content-type'] ?? '')]).toEqual([
      200,
      true,
    ]);
    await paul.getByLabel('Combien de minutes').fill('25');
    await paul.getByRole('radio', { name: '7', exact: true }).check();
    const performedOn = await paul.locator('input[name=performedOn]').inputValue();
    await paul.getByRole('button', { name: 'Enregistrer' }).click();
    await paul.getByText('C’est noté.').waitFor();

    await page.reload();
    const day = new Date(performedOn).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
    await side.getByText(`${day} · Faite · 25 min · Effort 7/10`).waitFor();
    await side.getByRole('button', { name: 'Tout afficher (1)' }).click();
    const table = page.getByRole('dialog', { name: 'Qui l’a faite' });
    await table.getByRole('row').nth(1).waitFor();
    expect(await table.getByRole('row').nth(1).getByRole('gridcell').allInnerTexts()).toEqual([
      patient.name,
      day,
      'Faite',
      '25 min',
      '7/10',
    ]);
  });

  it('publishes to a group: its members see it and nobody else', { timeout: 90_000 }, async () => {
    const { page } = editor;
    const title = uniqueTitle('Ensemble');
    const exerciseId = await makeExercise(editor, { title: uniqueTitle('Marche') });
    await opened(await makeSession(editor, { title, exerciseIds: [exerciseId] }));
    const dialog = await openPublishDialog(page);
    await chooseRecipients(dialog, group.name);
    await dialog.getByText(`${group.members} personnes la recevront`).waitFor();
    await dialog.getByLabel('Aussi pour les personnes qui rejoignent ces groupes ensuite').click();
    await dialog.getByText('Les personnes qui rejoignent ces groupes ensuite la recevront aussi.').waitFor();
    const { wallTime, day } = tomorrow();
    await dialog.getByLabel('Fin de la publication').fill(wallTime);
    await dialog.getByText(new RegExp(`quitte les listes le ${day} .*08:30 \\(Europe/Paris\\)`)).waitFor();
    await confirmPublication(dialog);
    const side = page.getByRole('complementary').filter({ hasText: 'Publiée vers' });
    await side.getByText(`${group.name} · ${group.members} personnes`).waitFor();
    const member = await openAs(browser, 'phone', group.member);
    expect(await findSession(member, title)).toBe(1);
    const outsider = await openAs(browser, 'phone', group.outsider);
    expect(await findSession(outsider, title)).toBe(0);
  });

  it(
    'publishes to two groups and a patient at once, replaces it, and ends it for all',
    { timeout: 120_000 },
    async () => {
      const { page } = editor;
      const exerciseId = await makeExercise(editor, { title: uniqueTitle('Ronde') });
      await opened(
        await makeSession(editor, { title: uniqueTitle('Tous ensemble'), exerciseIds: [exerciseId] }),
      );
      const dialog = await openPublishDialog(page);
      await chooseRecipients(dialog, group.name, 'Reprise du mouvement', 'Inès Roux');
      const reached = /(\d+) personnes la recevront/;
      await dialog.getByText(reached).waitFor();
      const count = Number(reached.exec(await dialog.innerText())?.[1]);
      // The group's members are among them, and whoever was also named counts once.
      await dialog.getByRole('button', { name: /^Retirer Inès Roux/ }).click();
      await dialog.getByText(`${count} personnes la recevront`).waitFor();
      await confirmPublication(dialog);
      const side = page.getByRole('complementary').filter({ hasText: 'Publiée vers' });
      await side.getByText(`${group.name}, Reprise du mouvement · ${count} personnes`).waitFor();

      await side.getByRole('button', { name: 'Remplacer' }).click();
      const replacing = page.getByRole('dialog', { name: 'Remplacer la publication' });
      await replacing.getByText(`${count} personnes la recevront`).waitFor();
      await replacing.getByRole('radio', { name: 'Accès libre' }).click();
      await replacing.getByText('Elle rejoint la bibliothèque ; rien n’est attendu.').waitFor();
      await pressAndWait(page, 'Remplacer', /\/publications$/);
      await side.getByText(/remplacée/).waitFor();

      await side.getByRole('button', { name: 'Terminer' }).click();
      const ending = page.getByRole('dialog', { name: 'Terminer la publication' });
      await ending.getByText(`${count} personnes l’ont.`).waitFor();
      await ending.getByText('Personne ne l’a encore déclarée.').waitFor();
      await ending.getByText(`Qui : ${count} personnes`).click();
      await ending.getByText(/^Inès Roux · /).waitFor();
      await expectPanelAccessible(page, '[role=dialog]');
      await ending.getByRole('button', { name: 'Terminer maintenant' }).click();
      await ending.waitFor({ state: 'hidden' });
      await side.getByText(/retirée/).waitFor();
    },
  );

  it('says whom it named beside a group', { timeout: 60_000 }, async () => {
    const { page } = editor;
    const exerciseId = await makeExercise(editor, { title: uniqueTitle('Pas chassés') });
    await opened(
      await makeSession(editor, { title: uniqueTitle('Avec un invité'), exerciseIds: [exerciseId] }),
    );
    const dialog = await openPublishDialog(page);
    await chooseRecipients(dialog, group.name, patient.name);
    await dialog.getByText(`${group.members + 1} personnes la recevront`).waitFor();
    await confirmPublication(dialog);
    const side = page.getByRole('complementary').filter({ hasText: 'Publiée vers' });
    await side.getByText(`${group.name} et 1 personne · ${group.members + 1} personnes`).waitFor();
  });

  it('publishes for later: nobody sees it before, and it can be withdrawn', { timeout: 90_000 }, async () => {
    const { page } = editor;
    const title = uniqueTitle('Souffle du matin');
    const exerciseId = await makeExercise(editor, { title: uniqueTitle('Souffle') });
    await opened(await makeSession(editor, { title, exerciseIds: [exerciseId] }));
    const dialog = await openPublishDialog(page);
    await chooseRecipients(dialog, patient.name);
    await dialog.getByRole('radio', { name: 'À une date et une heure' }).click();
    const { wallTime, day } = tomorrow();
    await dialog.getByLabel(/^Date et heure/).fill(wallTime);
    await dialog.getByText(new RegExp(`visible à partir du ${day} .*08:30 \\(Europe/Paris\\)`)).waitFor();
    await confirmPublication(dialog);
    const side = page.getByRole('complementary').filter({ hasText: 'Publiée vers' });
    await side.getByText(new RegExp(`à partir du ${day}`)).waitFor();
    expect(await findSession(paul, title)).toBe(0);

    await side.getByRole('button', { name: 'Terminer' }).click();
    const question = page.getByRole('dialog', { name: 'Terminer la publication' });
    await question.getByText(/l’a\.|l’ont\./).waitFor();
    await question.getByRole('button', { name: 'Terminer maintenant' }).click();
    await question.waitFor({ state: 'hidden' });
    await side.getByText('retirée').waitFor();
    expect(await findSession(paul, title)).toBe(0);
  });

  it('is told what is missing, all of it, and cannot publish', { timeout: 90_000 }, async () => {
    const { page } = editor;
    const withdrawn = await makeExercise(editor, { title: uniqueTitle('Retiré depuis') });
    const emptyTitle = uniqueTitle('Sans valeur');
    const empty = await makeExercise(editor, { title: emptyTitle });
    const sessionId = await makeSession(editor, {
      title: uniqueTitle('Incomplète'),
      exerciseIds: [withdrawn, empty],
    });
    // What was sound when the session was published is not any more.
    const path = '/content-manager/collection-types/api::exercise.exercise';
    const changes = [
      await editor.call('POST', `${path}/${withdrawn}/actions/unpublish`, {}),
      await editor.call('PUT', `${path}/${empty}`, {
        variables: [{ name: 'repetitions', label: 'Répétitions', type: 'integer', value: null }],
      }),
    ];
    expect(changes.map(({ status }) => status)).toEqual([200, 200]);
    await publishEntry(editor, 'exercise', empty);
    await opened(sessionId);
    const dialog = await openPublishDialog(page);
    await dialog.getByText('Ce qui manque').waitFor();
    const problems = await dialog.getByRole('listitem').allInnerTexts();
    expect(problems).toHaveLength(2);
    expect(problems[0]).toContain('L’exercice nº 1 n’est pas publié.');
    expect(problems[1]).toContain(`« ${emptyTitle} · repetitions » n’a pas de valeur.`);
    expect(await dialog.getByRole('button', { name: 'Publier' }).isDisabled()).toBe(true);

    const answer = await editor.call('POST', `/api/sessions/${sessionId}/publications`, {
      audience: { kind: 'all' },
    });
    expect(answer.status).toBe(422);
  });

  it('reads the action and the dialog in English once the profile says so', { timeout: 90_000 }, async () => {
    const { page } = editor;
    const exerciseId = await makeExercise(editor, { title: uniqueTitle('Langue') });
    const sessionId = await makeSession(editor, { title: uniqueTitle('Langue'), exerciseIds: [exerciseId] });
    await opened(sessionId);
    await page.getByRole('button', { name: 'Publier vers…' }).waitFor();
    try {
      await page.goto(`${panelUrl}/me`);
      await page.locator('[role=combobox][name=preferedLanguage]').click();
      await page.getByRole('option', { name: 'English' }).click();
      await pressAndWait(page, 'Enregistrer', /\/admin\/users\/me$/);
      await page.getByRole('button', { name: 'Save', exact: true }).waitFor();
      await opened(sessionId);
      await page.getByRole('button', { name: 'Publish to…' }).click();
      const dialog = page.getByRole('dialog', { name: 'Publish to patients' });
      await dialog.getByText(/people will receive it/).waitFor();
      await dialog.getByText('The session is visible at once.').waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('heading', { name: 'Who did it' }).waitFor();
      await page.getByRole('button', { name: 'More document actions' }).click();
      await page.getByRole('menuitem', { name: 'Publish to…' }).waitFor();
      await page.keyboard.press('Escape');
    } finally {
      await speak(editor, 'fr');
    }
  });

  it(
    'works in a dialog and a side panel without an accessibility violation',
    { timeout: 90_000 },
    async () => {
      const { page } = editor;
      const exerciseId = await makeExercise(editor, { title: uniqueTitle('Accès') });
      await opened(await makeSession(editor, { title: uniqueTitle('Accès'), exerciseIds: [exerciseId] }));
      const dialog = await openPublishDialog(page);
      await chooseRecipients(dialog, patient.name);
      await dialog.getByRole('radio', { name: 'À une date et une heure' }).click();
      await dialog.getByLabel(/^Date et heure/).fill(tomorrow().wallTime);
      await dialog.getByText(/visible à partir du/).waitFor();
      await expectPanelAccessible(page, '[role=dialog]');
      await confirmPublication(dialog);
      const side = page.getByRole('complementary').filter({ hasText: 'Publiée vers' });
      await side.getByText(`${patient.name} · 1 personne`).waitFor();
      await expectPanelAccessible(page, side);
    },
  );
});
