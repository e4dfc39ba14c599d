/** An administrator of the platform in the panel: receivers of session actions, a test, its attempts. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { enterPanel, uniqueTitle, type Panellist } from './_panel.ts';
import { expectPanelAccessible } from './_util.ts';

describe('webhooks', () => {
  const { panelUrl } = inject('product');
  const name = uniqueTitle('Archive');
  // A name that leads nowhere, by RFC 2606.
  const url = `https://${crypto.randomUUID()}.invalid/hook`;
  let browser: Browser;
  let admin: Panellist;

  beforeAll(async () => {
    browser = await launchBrowser();
    admin = await enterPanel(browser, panelUrl, 'platform@huntzen.example');
  });
  afterAll(() => browser.close());

  it('are there with a receiver added, tested and disabled', { timeout: 120_000 }, async () => {
    const { page } = admin;
    await page.goto(`${panelUrl}/plugins/webhooks`);
    await page.getByRole('heading', { level: 1, name: 'Webhooks' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Ajouter un destinataire' }).waitFor();
    await expectPanelAccessible(page, 'main');

    await page.getByRole('textbox', { name: 'Nom' }).fill(name);
    await page.getByRole('textbox', { name: 'Adresse' }).fill('http://127.0.0.1:80/');
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page
      .getByText(/Donnez une adresse https/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Adresse' }).fill(url);
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByRole('heading', { name: `Clé de signature de ${name}` }).waitFor();
    await page.getByText(/^whsec_/).waitFor();
    await expectPanelAccessible(page, 'main');
    await page.getByRole('button', { name: 'Je l’ai conservée' }).click();
    expect(await page.getByText(/^whsec_/).count()).toBe(0);

    await page.getByRole('button', { name: `Envoyer un test à ${name}` }).click();
    await page
      .getByRole('link', { name: `Détail de Test pour ${name}` })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Test' }).waitFor();
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('heading', { level: 2, name: 'Essais' }).waitFor();
          return page.getByText('Injoignable').count();
        },
        { timeout: 40_000 },
      )
      .toBeGreaterThan(0);
    await expectPanelAccessible(page, 'main');

    await page.getByRole('link', { name: 'Retour aux webhooks' }).click();
    await page.getByRole('button', { name: `Désactiver ${name}` }).click();
    await page.getByRole('button', { name: `Activer ${name}` }).waitFor();
  });

  it('are not there for an editor', async () => {
    const editor = await enterPanel(browser, panelUrl, 'editor@huntzen.example');
    const { status } = await editor.call('GET', '/api/webhook-receivers');
    expect(status).toBe(403);
  });
});
