/** An exercise in the panel: its variables beside what a patient reads, and its media on the patient's page. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, entryUrl, makeExercise, openedId, pressAndWait, uniqueTitle } from './_panel.ts';
import { closePage, expectPanelAccessible, expectSound, openAs, type Size } from './_util.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('the variables of an exercise', () => {
  it('are written beside what a patient reads', { timeout: 120_000 }, async () => {
    const editor = await enterPanel(browser, inject('product').panelUrl, 'editor@huntzen.example');
    const { page } = editor;
    await page.goto(entryUrl(inject('product').panelUrl, 'exercise'));
    await page.locator('input[name=title]').fill(uniqueTitle('Flexions'));
    await page.locator('input[name=durationMinutes]').fill('6');
    await page.locator('[role=combobox][name=position]').click();
    await page.getByRole('option', { name: 'Debout', exact: true }).click();
    await page.locator('.CodeMirror').click();
    await page.keyboard.insertText('Faites {{repetitions}} flexions, {{series}} fois.');

    const preview = page.getByRole('region', { name: 'Ce que lit un patient' });
    await preview.getByText('{{repetitions}}', { exact: true }).waitFor();
    await page.getByText('{{series}} n’est pas une variable de cet exercice.').waitFor();
    await page.getByRole('button', { name: 'Répétitions', exact: true }).click();
    const input = (field: string) => page.locator(`input[name="variables.${field}"]`);
    await input('0.value').fill('14');
    await preview.getByText('Faites 14 flexions, {{series}} fois.').waitFor();
    await page.getByRole('button', { name: 'Créer « series »' }).click();
    await input('1.value').fill('3');
    await preview.getByText('Faites 14 flexions, 3 fois.').waitFor();
    expect(await preview.locator('mark').count()).toBe(0);

    // What is wrong is said where it is.
    await input('1.name').fill('repetitions');
    expect(await page.getByText('Une autre variable porte ce nom.').count()).toBe(2);
    await input('1.name').fill('series');
    await input('0.minimum').fill('60');
    await page.getByText('Le minimum dépasse le maximum ou le plafond.').waitFor();
    await input('0.minimum').fill('5');
    await input('0.value').fill('3');
    await page.getByText('La valeur ne convient pas au type ou aux limites.').waitFor();
    await expectPanelAccessible(page, page.getByRole('group', { name: 'Variables', exact: true }));

    // The server refuses what cannot be a variable, at the field, and nothing is lost.
    await input('0.value').fill('14');
    await input('1.name').fill('Série');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('Variable nº 2 : le nom').first().waitFor();
    await input('1.name').fill('series');
    await pressAndWait(page, 'Enregistrer', /api::exercise\.exercise/);
    const documentId = await openedId(page, 'exercise');
    await page.reload();
    await preview.getByText('Faites 14 flexions, 3 fois.').waitFor();
    const path = `/content-manager/collection-types/api::exercise.exercise/${documentId}`;
    const { data } = await editor.call('GET', path);
    expect(data).toMatchObject({
      position: 'standing',
      variables: [
        { name: 'repetitions', type: 'integer', unit: 'fois', value: '14', minimum: 5, maximum: 50, step: 1 },
        { name: 'series', type: 'integer', value: '3' },
      ],
    });
    await closePage(page);
  });

  it('of another shape are refused with the reason', { timeout: 60_000 }, async () => {
    const { panelUrl } = inject('product');
    const editor = await enterPanel(browser, panelUrl, 'editor@huntzen.example');
    const documentId = await makeExercise(editor, { title: uniqueTitle('Lecture') });
    const path = `/content-manager/collection-types/api::exercise.exercise/${documentId}`;
    const { status, text } = await editor.call('PUT', path, { variables: [{ name: 'Deux mots' }] });
    expect([status, text]).toEqual([400, expect.stringContaining('Variable nº 1')]);
    await closePage(editor.page);
  });
});

describe('the media of an exercise', () => {
  it.each<Size>(['phone', 'desktop'])(
    'are shown with poster, captions, transcript and credit, at %s width',
    { timeout: 120_000 },
    async (size) => {
      const page = await openAs(browser, size, 'paul.durand@horizon.example');
      await page.goto('/patient/sessions');
      await page.getByRole('link', { name: /Pause au bureau/ }).click();
      const exercise = page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: /Respiration régulière/ }) });
      await exercise.getByText('Position : assis').waitFor();
      const video = exercise.locator('video');
      const captions = await video.evaluate(async (element: HTMLVideoElement) => {
        const track = element.querySelector('track');
        if (track === null) return null;
        if (track.readyState !== 2)
          await new Promise((resolve) => track.addEventListener('load', resolve, { once: true }));
        return [track.srclang, track.label, track.track.cues?.length ?? 0];
      });
      expect(captions).toEqual(['fr', 'français', 2]);
      const poster = (await video.getAttribute('poster')) ?? '';
      expect(await page.evaluate(async (path) => (await fetch(path)).status, poster)).toBe(200);
      expect(await exercise.locator('img').count()).toBe(1);
      expect(await exercise.locator('audio').count()).toBe(1);
      await exercise.getByText('Crédit : Atelier HuntZen · CC BY-SA 4.0').first().waitFor();
      await exercise.getByText('Lire le texte').click();
      await exercise.getByText(/De longues notes graves et douces/).waitFor();
      await expectSound(page);
      await closePage(page);
    },
  );
});

describe('the library of a patient', () => {
  it('is filtered by equipment in the address', { timeout: 60_000 }, async () => {
    const page = await openAs(browser, 'phone', 'odile.fabre@horizon.example');
    await page.goto('/patient/sessions');
    const sessions = page.locator('main a[href^="/patient/sessions/"]');
    const all = await sessions.count();
    await page.locator('main summary').first().click();
    await page.getByLabel(/Matériel/).selectOption({ label: 'Chaise' });
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await page.waitForURL(/equipment=materiel-chair/);
    const found = await sessions.count();
    expect([found > 0, found < all]).toEqual([true, true]);
    await expectSound(page);
    await sessions.first().click();
    await page
      .getByText(/^Matériel : .*Chaise/)
      .first()
      .waitFor();
    await closePage(page);
  });
});
