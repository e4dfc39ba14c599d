/** What the browser tests of the panel share: people who sign in, content that is made, the dialog that publishes. */
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoPassword } from './_util.ts';

/** Kinds of content that an editor makes. */
export type Kind = 'exercise' | 'session' | 'programme';

/** A person in front of the panel, with the token that their calls carry. */
export interface Panellist {
  page: Page;
  context: BrowserContext;
  /** Calls an address of the panel's server as this person. */
  call: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; text: string; data: unknown }>;
}

/** A title that no other run has. */
export const uniqueTitle = (title: string): string => `${title} ${crypto.randomUUID().slice(0, 8)}`;

/** Signs in to the panel, in French, as somebody of the demonstration. */
export async function enterPanel(browser: Browser, panelUrl: string, email: string): Promise<Panellist> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(panelUrl);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(demoPassword);
  await page.locator('button[type=submit]').click();
  await page.getByRole('navigation').first().waitFor();
  const call: Panellist['call'] = async (method, path, body) => {
    // The panel renews its token by itself: the one of now counts.
    const token = (await context.cookies(panelUrl)).find(({ name }) => name === 'jwtToken')?.value ?? '';
    const answer = await context.request.fetch(new URL(path, panelUrl).href, {
      method,
      headers: { Authorization: `Bearer ${decodeURIComponent(token)}` },
      ...(body === undefined ? {} : { data: body }),
    });
    const text = await answer.text();
    const isJson = (answer.headers()['content-type'] ?? '').includes('json');
    const parsed = isJson ? (JSON.parse(text) as { data?: unknown }) : {};
    return { status: answer.status(), text, data: parsed.data };
  };
  const me = { page, context, call };
  await speak(me, 'fr');
  return me;
}

/** Gives the panel back its language, whatever an earlier run left. */
export async function speak({ page, call }: Panellist, language: 'fr' | 'en'): Promise<void> {
  await call('PUT', '/admin/users/me', { preferedLanguage: language });
  await page.evaluate((value) => localStorage.setItem('strapi-admin-language', value), language);
  await page.reload();
  await page.locator(`html[lang=${language}]`).waitFor();
  await page.getByRole('navigation').first().waitFor();
}

const collection = (kind: Kind) => `/content-manager/collection-types/api::${kind}.${kind}`;

/** The address of an entry in the panel; without an id, of the form for a new one. */
export const entryUrl = (panelUrl: string, kind: Kind, documentId = 'create'): string =>
  `${panelUrl}${collection(kind)}/${documentId}`;

/** The id in the address of the entry that is open. */
export async function openedId(page: Page, kind: Kind): Promise<string> {
  const address = new RegExp(`/api::${kind}\\.${kind}/([a-z0-9]{24})`);
  await page.waitForURL(address);
  return address.exec(page.url())?.[1] ?? '';
}

async function make(me: Panellist, kind: Kind, entry: object, isPublished: boolean): Promise<string> {
  const { status, text, data } = await me.call('POST', collection(kind), entry);
  if (status !== 201) throw new Error(`${kind} was not made: ${status} ${text}`);
  const { documentId } = data as { documentId: string };
  if (isPublished) await publishEntry(me, kind, documentId);
  return documentId;
}

/** Presses, in effect, the button "Publier" of an entry. */
export async function publishEntry({ call }: Panellist, kind: Kind, documentId: string): Promise<void> {
  const { status, text } = await call('POST', `${collection(kind)}/${documentId}/actions/publish`, {});
  if (status !== 200) throw new Error(`${kind} was not published: ${status} ${text}`);
}

/** Makes an exercise with one variable, repetitions, by the panel's own routes. */
export function makeExercise(
  me: Panellist,
  {
    title,
    value = '10',
    isPublished = true,
  }: { title: string; value?: string | null; isPublished?: boolean },
): Promise<string> {
  const variable = { name: 'repetitions', label: 'Répétitions', type: 'integer', value };
  const entry = {
    title,
    slug: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    instructions: 'Faites {{repetitions}} répétitions.',
    level: 'beginner',
    durationMinutes: 5,
    variables: [variable],
  };
  return make(me, 'exercise', entry, isPublished);
}

/** Makes a session of some exercises by the panel's own routes. */
export function makeSession(
  me: Panellist,
  { title, exerciseIds, isPublished = true }: { title: string; exerciseIds: string[]; isPublished?: boolean },
): Promise<string> {
  const entry = {
    title,
    slug: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    objective: 'mobility',
    level: 'beginner',
    durationMinutes: 15,
    blocks: exerciseIds.map((documentId) => ({
      rounds: 1,
      restSeconds: 0,
      exercise: { connect: [{ documentId, status: 'draft' }] },
    })),
  };
  return make(me, 'session', entry, isPublished);
}

/** Makes a programme of one session by the panel's own routes, published. */
export function makeProgramme(
  me: Panellist,
  { title, sessionId }: { title: string; sessionId: string },
): Promise<string> {
  const entry = {
    title,
    slug: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    objective: 'mobility',
    level: 'beginner',
    weeks: 2,
    perWeek: 2,
    steps: [{ session: { connect: [{ documentId: sessionId, status: 'draft' }] } }],
  };
  return make(me, 'programme', entry, true);
}

/** Presses a button of the side panel of an entry and waits for the answer of the server. */
export async function pressAndWait(page: Page, button: string, path: RegExp): Promise<void> {
  const answered = page.waitForResponse(
    (response) => path.test(new URL(response.url()).pathname) && response.request().method() !== 'GET',
  );
  await page.getByRole('button', { name: button, exact: true }).click();
  const answer = await answered;
  if (!answer.ok()) throw new Error(`${button}: ${answer.status()} ${await answer.text()}`);
}

/** Presses Strapi's own "Publish", and waits until the badge of the entry says so: the notification says it too, for a moment. */
export async function pressPublish(page: Page): Promise<void> {
  await pressAndWait(page, 'Publier', /\/actions\/publish$/);
  await page.getByRole('status', { name: 'published' }).waitFor();
}

/** Chooses an entry in a field that points at others. */
export async function choose(field: Locator, title: string): Promise<void> {
  const option = field.page().getByRole('option', { name: title });
  await field.click();
  await field.pressSequentially(title);
  // The panel may draw a new entry once more while one types into it: what was typed is then gone, and typed again.
  await expect
    .poll(
      async () => {
        if ((await field.inputValue()) !== title) await field.fill(title);
        return option.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await option.click();
}

/** Opens the dialog that publishes the session that is open, and waits for what it says beforehand. */
export async function openPublishDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Publier vers…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publier vers des patients' });
  await dialog.getByText(/personnes? la recevr/).waitFor();
  return dialog;
}

/** Chooses groups and patients by name in a dialog that gives something to people. */
export async function chooseRecipients(dialog: Locator, ...names: readonly string[]): Promise<void> {
  await dialog.getByRole('radio', { name: 'Des groupes et des patients, par leur nom' }).click();
  for (const name of names) {
    await dialog.getByRole('searchbox', { name: /Chercher des groupes et des patients/ }).fill(name);
    await dialog
      .getByRole('checkbox', { name: new RegExp(`^${name}`) })
      .first()
      .click();
  }
}

/** Publishes what the dialog holds, and waits until it is closed. */
export async function confirmPublication(dialog: Locator): Promise<void> {
  await pressAndWait(dialog.page(), 'Publier', /\/publications$/);
  await dialog.waitFor({ state: 'hidden' });
}
