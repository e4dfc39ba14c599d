/** Every page at both widths: it answers, has no accessibility violation, and is no wider than the screen. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { closePage, expectSound, openAs, openPage, type Size } from './_util.ts';

const visits: { who: string; email: string | null; paths: string[]; details?: string[] }[] = [
  {
    who: 'a visitor',
    email: null,
    paths: [
      '/',
      '/security',
      '/terms',
      '/blog',
      '/login',
      '/forgot-password',
      '/en',
      '/en/blog',
      '/en/login',
    ],
    details: ['/blog'],
  },
  {
    who: 'a patient',
    email: 'ines.roux@horizon.example',
    paths: [
      '/patient',
      '/patient/week',
      '/patient/sessions',
      '/patient/history',
      '/patient/offline',
      '/account',
      '/accesses',
      '/en/accesses',
      '/my-data/consents',
      '/my-data/erasure',
      '/en/my-data/consents',
      '/en/my-data/erasure',
      '/my-data',
      '/en/my-data',
      '/my-data/export',
      '/en/my-data/export',
      '/notifications',
      '/en/notifications',
      '/en/patient/week',
    ],
    details: ['/patient/sessions'],
  },
  {
    who: 'an employee',
    email: 'lea.martin@techcorp.example',
    paths: [
      '/employee',
      '/employee/practitioners',
      '/employee/consultations',
      '/employee/booking',
      '/employee/waits',
      '/employee/employer',
      '/employee/journal',
      '/employee/news',
      '/notifications',
      '/en/employee',
    ],
    details: ['/employee/practitioners', '/employee/consultations', '/employee/news'],
  },
  {
    who: 'a practitioner',
    email: 'dr.moreau@huntzen.example',
    paths: [
      '/practitioner',
      '/practitioner/agenda',
      '/practitioner/consultations',
      '/practitioner/availability',
      '/practitioner/profile',
      '/practitioner/documents',
      '/practitioner/notes',
      '/practitioner/journals',
      '/en/practitioner',
      '/en/practitioner/agenda',
      '/en/practitioner/notes',
    ],
    details: ['/practitioner/consultations'],
  },
  {
    who: 'HR',
    email: 'rh@greenbuild.example',
    paths: ['/rh', '/rh/usage', '/rh/news', '/rh/news/new', '/en/rh/usage'],
    details: ['/rh/news'],
  },
  {
    who: 'a coach',
    email: 'coach@horizon.example',
    paths: [
      '/coach',
      '/coach/patients',
      '/coach/programmes',
      '/coach/sessions',
      '/coach/sessions/given',
      '/coach/progressions',
      '/coach/groups/new',
      '/en/coach/programmes',
    ],
    details: ['/coach/patients', '/coach/programmes', '/coach/sessions', '/coach/sessions/given'],
  },
  {
    who: 'a trainer',
    email: 'formateur@atelier-bijou.example',
    paths: [
      '/trainer',
      '/trainer/sessions',
      '/trainer/sessions/new',
      '/trainer/work',
      '/trainer/learners',
      '/en/trainer',
      '/en/trainer/sessions/new',
    ],
    details: ['/trainer/sessions', '/trainer/work'],
  },
  {
    who: 'a learner',
    email: 'eleve@atelier-bijou.example',
    paths: [
      '/learner',
      '/learner/sessions',
      '/learner/courses',
      '/learner/work',
      '/learner/work/new',
      '/learner/history',
      '/en/learner',
      '/en/learner/work/new',
    ],
    details: ['/learner/work'],
  },
  {
    who: 'a candidate',
    email: 'candidat@atelier-bijou.example',
    paths: ['/learner', '/learner/sessions', '/learner/courses', '/learner/work', '/learner/history'],
  },
];

describe('every page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  describe.each<Size>(['phone', 'desktop'])('at %s width', (size) => {
    it.each(visits)('of $who', { timeout: 180_000 }, async ({ email, paths, details = [] }) => {
      const page = email === null ? await openPage(browser, size) : await openAs(browser, size, email);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      const visit = async (path: string) => {
        const answer = await page.goto(path);
        expect(answer?.status(), path).toBe(200);
        await expectSound(page);
      };
      for (const path of paths) {
        await visit(path);
        if (!details.includes(path)) continue;
        const hrefs = await page
          .locator('main a')
          .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
        const first = hrefs.find((href) => href.startsWith(`${path}/`) && !href.endsWith('/new'));
        if (first !== undefined) await visit(first);
      }
      expect(errors).toEqual([]);
      await closePage(page);
    });
  });

  it('of another role is refused, an unknown one is not found, and a visitor is asked to sign in', async () => {
    const page = await openAs(browser, 'desktop', 'ines.roux@horizon.example');
    expect((await page.goto('/rh/usage'))?.status()).toBe(403);
    await expectSound(page);
    expect((await page.goto('/patient/sessions/00000000-0000-7000-8000-000000000000'))?.status()).toBe(404);
    await expectSound(page);
    await closePage(page);
    const visitor = await openPage(browser, 'phone');
    await visitor.goto('/rh/usage');
    expect(new URL(visitor.url()).pathname).toBe('/login');
    await closePage(visitor);
  });

  it('works in the dark', { timeout: 120_000 }, async () => {
    const page = await openAs(browser, 'phone', 'ines.roux@horizon.example');
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const path of ['/patient', '/patient/sessions', '/blog', '/']) {
      await page.goto(path);
      await expectSound(page);
    }
    await closePage(page);
  });
});
