/** A programme from the coach to the patient and back: assigned, adapted, done, followed. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../scripts/testing/browser.ts';
import { expectSound, openAs, query } from './_util.ts';

const programme = 'Tenir le cap, quatre semaines';
const patient = { email: 'odile.fabre@horizon.example', name: 'Odile Fabre' };

describe('a programme', () => {
  let browser: Browser;
  let coach: Page;
  let odile: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    coach = await openAs(browser, 'desktop', 'coach@horizon.example');
    odile = await openAs(browser, 'phone', patient.email);
  });
  afterAll(() => browser.close());

  it('is checked, then assigned by the coach to one person', async () => {
    await coach.goto('/coach/programmes');
    await coach.getByRole('link', { name: `Choisir : ${programme}` }).click();
    // Nobody is chosen: the check says so, and nothing can be sent.
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    await coach.getByText('Choisissez au moins un groupe ou une personne.').waitFor();
    expect(await coach.getByRole('button', { name: 'Assigner', exact: true }).count()).toBe(0);
    await coach.locator('summary').filter({ hasText: 'Personnes' }).click();
    await coach.getByRole('checkbox', { name: patient.name }).check();
    await coach.getByLabel('Nombre de semaines').fill('3');
    await coach.getByRole('checkbox', { name: /Recommencer/ }).check();
    await coach.getByRole('button', { name: 'Vérifier avant d’envoyer' }).click();
    await coach.getByText('1 personne recevra ce programme.').waitFor();
    expect(await coach.getByLabel('Nombre de semaines').inputValue()).toBe('3');
    await expectSound(coach);
    await coach.getByRole('button', { name: 'Assigner', exact: true }).click();
    await coach.getByText('Le programme est assigné.').waitFor();
  });

  it('stands in the week of its patient, who moves a day and leaves another out', async () => {
    await odile.goto('/patient/week');
    await odile.getByRole('link', { name: 'Semaine suivante' }).click();
    await odile
      .getByRole('heading', { name: 'Traverser une envie' })
      .or(odile.getByRole('heading', { name: 'Pause au bureau' }))
      .first()
      .waitFor();
    await expectSound(odile);
    const first = odile
      .locator('li.card')
      .filter({ has: odile.locator('details') })
      .first();
    await first.locator('summary').click();
    await first.getByLabel('Nouveau jour').fill('2020-01-01');
    await first.getByRole('button', { name: 'Déplacer' }).click();
    const refused = odile.locator('li.card').filter({ has: odile.locator('[aria-invalid=true]') });
    expect(await refused.getByLabel('Nouveau jour').inputValue()).toBe('2020-01-01');
    await refused
      .getByText(/Choisissez un jour à venir/)
      .first()
      .waitFor();
    await refused.getByRole('button', { name: 'Laisser de côté' }).click();
    await odile.getByText('La séance est laissée de côté.').waitFor();
    await odile.getByText('Laissée de côté').first().waitFor();
  });

  it('is adapted by its patient, within limits, and waits when asked to', async () => {
    await odile.goto('/patient/week');
    await odile.getByRole('link', { name: programme }).first().click();
    await odile
      .getByRole('button', { name: /^Descendre/ })
      .first()
      .click();
    await odile.getByText('Votre programme est enregistré.').waitFor();
    await odile.getByText('Adapté', { exact: true }).waitFor();
    await odile.locator('summary').filter({ hasText: 'Régler' }).first().click();
    await odile.locator('details[open] input.control').first().fill('9999');
    await odile.getByRole('button', { name: 'Enregistrer les réglages' }).first().click();
    const wrong = odile.locator('[aria-invalid=true]');
    await wrong.waitFor();
    expect(await wrong.inputValue()).toBe('9999');
    await expectSound(odile);
    await odile.locator('summary').filter({ hasText: 'Mettre en pause' }).click();
    await odile.getByLabel('Pourquoi').selectOption({ label: 'Vacances' });
    await odile.getByRole('button', { name: 'Mettre en pause' }).click();
    await odile.getByText('Le programme est en pause. Prenez soin de vous.').waitFor();
    await odile.getByRole('button', { name: 'Reprendre le programme' }).click();
    await odile.getByText('Le programme reprend.').waitFor();
  });

  it('takes a session in, shows what differs, and is changed by the coach too', async () => {
    await odile.goto('/patient/week');
    await odile.getByRole('link', { name: programme }).first().click();
    await odile.getByLabel('Séance', { exact: true }).selectOption({ index: 1 });
    await odile.getByRole('button', { name: 'Ajouter au programme' }).click();
    await odile.getByText('Votre programme est enregistré.').waitFor();
    await odile.locator('summary').filter({ hasText: 'Voir les différences' }).click();
    await odile.getByText(/^Séance ajoutée/).waitFor();
    await expectSound(odile);

    await coach.goto('/coach/patients?search=fabre');
    await coach.getByRole('link', { name: patient.name }).click();
    await coach.getByRole('link', { name: programme }).first().click();
    await coach.getByRole('heading', { level: 1, name: programme }).waitFor();
    await expectSound(coach);
    await coach.getByRole('link', { name: 'Fiche à imprimer' }).click();
    await coach.getByRole('img', { name: 'Le même programme sur votre téléphone' }).waitFor();
    await expectSound(coach);
    await coach.goBack();
    await coach
      .getByRole('button', { name: /^Descendre/ })
      .first()
      .click();
    await coach.getByText('Votre programme est enregistré.').waitFor();
  });

  it('is offered in a newer version, which the patient takes or not', async () => {
    // As if the template had been improved since: the version that was copied is not the published one any more.
    await query(
      `update care.programme_versions set content_hash = sha256(convert_to('before ' || version, 'utf8')) where title = $1`,
      [programme],
    );
    await coach.goto('/coach/programmes');
    await coach.getByRole('link', { name: `Choisir : ${programme}` }).click();
    await coach.getByRole('heading', { name: 'Copies d’une version précédente' }).waitFor();
    await expectSound(coach);
    await coach.getByRole('button', { name: `Proposer à ${patient.name}` }).click();
    await coach.getByText('La nouvelle version est proposée.').waitFor();
    await coach
      .getByRole('row')
      .filter({ hasText: patient.name })
      .getByText('Proposée, sans réponse')
      .waitFor();

    await odile.goto('/patient/week');
    await odile.getByRole('link', { name: programme }).first().click();
    await odile.getByRole('heading', { name: 'Une nouvelle version vous est proposée' }).waitFor();
    await expectSound(odile);
    await odile.getByRole('button', { name: 'Prendre la nouvelle version' }).click();
    await odile.getByText('La nouvelle version est en place.').waitFor();
    await odile.getByText('Rien : c’est le programme tel qu’il a été proposé.').waitFor();
  });

  it('progresses by the week when the coach agrees, not after a painful one', async () => {
    await coach.goto('/coach/progressions');
    await coach.getByRole('heading', { name: 'Retenues' }).waitFor();
    await coach.getByText('Douleur cette semaine').waitFor();
    await expectSound(coach);
    const proposals = coach.getByRole('checkbox');
    const count = await proposals.count();
    expect(count).toBeGreaterThan(1);
    await proposals.first().uncheck();
    await coach.getByRole('button', { name: 'Accepter la sélection' }).click();
    await coach.getByText('Les progressions sont appliquées.').waitFor();
    expect(await proposals.count()).toBe(1);
    await proposals.first().uncheck();
    await coach.getByRole('button', { name: 'Pas cette semaine' }).click();
    await coach.locator('[role=alert]').waitFor();
    await proposals.first().check();
    await coach.getByRole('button', { name: 'Pas cette semaine' }).click();
    await coach.getByText('C’est noté : rien ne change cette semaine.').waitFor();
    expect(await proposals.count()).toBe(0);
  });

  it('is read by the patient’s own calendar, under an address that can be ended', async () => {
    await odile.goto('/patient/week');
    await odile.getByRole('button', { name: 'Créer une adresse' }).click();
    const address = await odile.getByLabel('Votre adresse, à copier maintenant').inputValue();
    await expectSound(odile);
    const read = async () => {
      const answer = await fetch(address);
      return [answer.status, (await answer.text()).startsWith('BEGIN:VCALENDAR')];
    };
    expect(await read()).toEqual([200, true]);
    await odile.getByRole('button', { name: 'Supprimer l’adresse' }).click();
    await odile.getByText('L’adresse ne marche plus.').waitFor();
    expect(await read()).toEqual([404, false]);
  });

  it('is given to groups that the coach makes of the people they follow', async () => {
    await coach.goto('/coach');
    await coach.getByRole('link', { name: 'Nouveau groupe' }).click();
    await coach.getByLabel('Nom du groupe').fill('Parcours addictologie');
    await coach.getByRole('checkbox', { name: patient.name }).check();
    await expectSound(coach);
    await coach.getByRole('button', { name: 'Enregistrer le groupe' }).click();
    await coach.getByText(/porte déjà ce nom/).waitFor();
    expect(await coach.getByRole('checkbox', { name: patient.name }).isChecked()).toBe(true);
    await coach.getByLabel('Nom du groupe').fill('Du matin');
    await coach.getByRole('button', { name: 'Enregistrer le groupe' }).click();
    await coach.getByText('Le groupe est enregistré.').waitFor();
    await coach.getByRole('link', { name: 'Modifier « Du matin »' }).click();
    await coach.getByRole('button', { name: 'Supprimer le groupe' }).click();
    await coach.getByText('Le groupe est supprimé.').waitFor();
    expect(await coach.getByRole('link', { name: 'Modifier « Du matin »' }).count()).toBe(0);
  });

  it('is done by its patient and seen by the coach, who ends it', { timeout: 90_000 }, async () => {
    await odile.goto('/patient/week');
    const start = odile.getByRole('link', { name: /^Commencer : / }).first();
    if ((await start.count()) === 0) await odile.getByRole('link', { name: 'Semaine suivante' }).click();
    const title = ((await start.getAttribute('aria-label')) ?? '').replace(/^Commencer\s: /, '');
    await start.click();
    await odile.getByRole('heading', { level: 1, name: title }).waitFor();
    await odile.getByLabel('Combien de minutes').fill('17');
    await odile.getByRole('radio', { name: '4', exact: true }).check();
    await odile.getByRole('button', { name: 'Enregistrer' }).click();
    await odile.getByText('C’est noté.').waitFor();

    await coach.goto('/coach/patients');
    await coach.getByLabel('Chercher un nom').fill('fabre');
    await coach.getByRole('button', { name: 'Filtrer' }).click();
    await coach.getByRole('link', { name: patient.name }).click();
    const row = coach.getByRole('row').filter({ hasText: title }).filter({ hasText: '/ 17 min' });
    await row.first().waitFor();
    expect(await row.first().innerText()).toContain('4/10');
    await expectSound(coach);
    const waiting = coach.waitForEvent('download');
    await coach.getByRole('link', { name: 'Télécharger tout (CSV)' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('patient-log-v2.csv');
    expect(await readFile(await download.path(), 'utf8')).toContain(title);
    const card = coach
      .locator('li.card')
      .filter({ hasText: programme })
      .filter({ has: coach.locator('details') });
    await card.locator('summary').click();
    await card.getByRole('button', { name: 'Terminer', exact: true }).click();
    await coach.getByText('Le programme est terminé.').waitFor();
    await odile.goto('/patient/week');
    await odile.getByRole('link', { name: 'Semaine suivante' }).click();
    expect(await odile.getByRole('link', { name: `Commencer : Pause au bureau` }).count()).toBe(0);
  });
});
