/** Pictures and films in real pages: who sees them, how a film is sought in, and what the media library refuses. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, openAs, openPage } from './_util.ts';
import { enterPanel, type Panellist } from './_panel.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Waits until every picture of the page has been loaded or refused; gives the addresses of both. */
async function loadPictures(page: Page): Promise<{ shown: string[]; broken: string[] }> {
  await page.locator('img').first().waitFor();
  return page.evaluate(async () => {
    const pictures = [...document.querySelectorAll('img')];
    for (const picture of pictures) picture.loading = 'eager';
    // A picture that was refused rejects; which ones is asked below.
    await Promise.allSettled(pictures.map((picture) => picture.decode()));
    const paths = (isShown: boolean) =>
      pictures
        .filter((picture) => picture.naturalWidth > 0 === isShown)
        .map((picture) => new URL(picture.src).pathname);
    return { shown: paths(true), broken: paths(false) };
  });
}

const statusOf = (page: Page, address: string) =>
  page.evaluate(async (path) => (await fetch(path)).status, address);

describe('on the site', () => {
  it('a visitor sees the pictures of the blog, and none of a session', async () => {
    const visitor = await openPage(browser, 'phone');
    await visitor.goto('/blog');
    const { shown, broken } = await loadPictures(visitor);
    expect([broken, shown.length > 0]).toEqual([[], true]);

    const patient = await openAs(browser, 'phone', 'paul.durand@horizon.example');
    await patient.goto('/patient/sessions');
    const ofPatient = await loadPictures(patient);
    expect([ofPatient.broken, ofPatient.shown.length > 0]).toEqual([[], true]);
    const [picture = ''] = ofPatient.shown;
    const employee = await openAs(browser, 'phone', 'marc.dupont@techcorp.example');
    expect([
      await statusOf(patient, picture),
      await statusOf(visitor, picture),
      await statusOf(employee, picture),
    ]).toEqual([200, 404, 404]);
    for (const page of [visitor, patient, employee]) await closePage(page);
  });

  it('a patient seeks in the film of a session', async () => {
    const page = await openAs(browser, 'phone', 'paul.durand@horizon.example');
    await page.goto('/patient/sessions');
    const sessions = await page
      .locator('a[href^="/patient/sessions/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const film = page.locator('video').first();
    for (const session of new Set(sessions)) {
      await page.goto(session);
      if ((await page.locator('video').count()) > 0 && (await page.locator('img').count()) > 0) break;
    }
    const { broken } = await loadPictures(page);
    expect(broken).toEqual([]);
    const places = await film.evaluate(async (element) => {
      const video = element as HTMLVideoElement;
      const heard = (event: string) =>
        new Promise((resolve, reject) => {
          video.addEventListener(event, resolve, { once: true });
          video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true });
        });
      const loaded = heard('loadedmetadata');
      video.preload = 'auto';
      video.load();
      await loaded;
      const sought = heard('seeked');
      video.currentTime = video.duration / 2;
      await sought;
      return [video.currentTime, video.duration / 2];
    });
    expect(places[0]).toBe(places[1]);
    const source = await film.evaluate((video) => (video as HTMLVideoElement).currentSrc);
    const part = await page.evaluate(async (address) => {
      const answer = await fetch(address, { headers: { range: 'bytes=5-9' } });
      const { headers } = answer;
      return [answer.status, headers.get('cache-control'), (await answer.arrayBuffer()).byteLength];
    }, source);
    expect(part).toEqual([206, 'private, max-age=300, no-transform', 5]);
    await closePage(page);
  });
});

describe('in the panel', () => {
  let editor: Panellist;
  beforeAll(async () => {
    editor = await enterPanel(browser, inject('product').panelUrl, 'editor@huntzen.example');
  });
  afterAll(() => editor.context.close());

  it('the media library shows its pictures, and says in French why it refuses a page named .png', async () => {
    const { page } = editor;
    await page.goto(`${inject('product').panelUrl}/plugins/upload`);
    await page.getByText('squat.webp').first().waitFor();
    const { shown, broken } = await loadPictures(page);
    expect(broken).toEqual([]);
    expect(shown.filter((path) => path.startsWith('/api/media/thumbnail_')).length).toBeGreaterThan(5);

    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'photo.png',
        mimeType: 'image/png',
        buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
      });
    await page.getByText(/son contenu a été examiné, pas son nom/).waitFor();
  });

  it('an exercise shows its picture while it is edited', async () => {
    const { page } = editor;
    await page.goto(
      `${inject('product').panelUrl}/content-manager/collection-types/api::exercise.exercise?_q=lever-de-chaise`,
    );
    await page.getByRole('row').nth(1).click();
    // The entries of a list of components are folded at first.
    await page.locator('h3 button[aria-expanded="false"]').first().click();
    await page.locator('img[src*="/api/media/"]').first().waitFor();
    const { broken } = await loadPictures(page);
    expect(broken).toEqual([]);
  });
});
