import { expect, test } from 'vitest';

import {
  Autosave,
  pauses,
  type AutosavePorts,
  type Draft,
  type NoteState,
  type Outcome,
} from './autosave.ts';

/** A server, a device and a clock, all in memory. */
function bench(start = { text: '', revision: 0 }) {
  const outcomes: Outcome[] = [];
  const sent: Draft[] = [];
  const states: NoteState[] = [];
  let device: Draft | null = null;
  let planned: { milliseconds: number; work: () => void } | null = null;
  let ids = 0;
  let keeps = true;
  const ports: AutosavePorts = {
    async send(draft) {
      sent.push(draft);
      return outcomes.shift() ?? { kind: 'saved', revision: draft.basedOn + 1, when: 'maintenant' };
    },
    async keep(draft) {
      if (keeps) device = draft;
      return keeps;
    },
    async forget() {
      device = null;
    },
    show: (state) => states.push(state),
    later(milliseconds, work) {
      planned = { milliseconds, work };
      return () => {
        planned = null;
      };
    },
    newId: () => `save-${(ids += 1)}`,
  };
  const note = new Autosave(start, ports);
  return {
    note,
    outcomes,
    sent,
    states,
    kinds: () => states.map(({ kind }) => kind),
    device: () => device,
    planned: () => planned?.milliseconds,
    forgetNothing: () => (keeps = false),
  };
}

test('what is typed stands on the device at once, is saved after a pause, and leaves the device then', async () => {
  const { note, sent, device, kinds, planned } = bench();
  note.type('Dort');
  note.type('Dort mal.');
  expect(planned()).toBe(pauses.typing);
  await note.flush();
  expect(sent).toEqual([{ text: 'Dort mal.', basedOn: 0, saveId: 'save-2' }]);
  expect(kinds()).toEqual(['unsaved', 'unsaved', 'saving', 'saved']);
  expect([device(), note.isSaved]).toEqual([null, true]);
});

test('a text whose saving failed is sent again as the same save, and stays on the device until then', async () => {
  const { note, outcomes, sent, device, kinds, planned } = bench();
  outcomes.push({ kind: 'offline' });
  note.type('Dort mal.');
  await note.flush();
  expect(kinds().at(-1)).toBe('offline');
  expect(planned()).toBe(pauses.retry);
  expect(device()).toMatchObject({ text: 'Dort mal.', basedOn: 0 });
  await note.flush();
  expect(sent.map(({ saveId }) => saveId)).toEqual(['save-1', 'save-1']);
  expect(device()).toBeNull();
});

test('what is typed while a save is under way is saved on top of it', async () => {
  const { note, sent } = bench();
  note.type('Dort');
  const saving = note.flush();
  note.type('Dort mal.');
  await saving;
  expect(sent.map(({ text, basedOn }) => [text, basedOn])).toEqual([
    ['Dort', 0],
    ['Dort mal.', 1],
  ]);
  expect(note.isSaved).toBe(true);
});

test('a newer version stops saving, not keeping; both texts go on as one', async () => {
  const { note, outcomes, sent, states, device } = bench({ text: 'Avant.', revision: 1 });
  outcomes.push({ kind: 'changed', revision: 4, text: 'Du téléphone.' });
  note.type('Du bureau.');
  await note.flush();
  expect(states.at(-1)).toEqual({ kind: 'changed', text: 'Du téléphone.' });
  note.type('Du bureau, suite.');
  await note.flush();
  expect(sent).toHaveLength(1);
  expect(device()).toMatchObject({ text: 'Du bureau, suite.', basedOn: 1 });
  await note.resolve('both');
  expect(sent.at(-1)).toMatchObject({ text: 'Du bureau, suite.\n\n---\n\nDu téléphone.', basedOn: 4 });
  expect([note.text, note.isSaved, device()]).toEqual([
    'Du bureau, suite.\n\n---\n\nDu téléphone.',
    true,
    null,
  ]);
});

test('one’s own text alone goes on top of the newer version, which stays among the versions', async () => {
  const { note, outcomes, sent } = bench();
  outcomes.push({ kind: 'changed', revision: 2, text: null });
  note.type('Le mien.');
  await note.flush();
  await note.resolve('mine');
  expect(sent.at(-1)).toMatchObject({ text: 'Le mien.', basedOn: 2 });
});

test('the same text saved elsewhere is no difference', async () => {
  const { note, outcomes, states } = bench();
  outcomes.push({ kind: 'changed', revision: 3, text: 'Pareil.' });
  note.type('Pareil.');
  await note.flush();
  expect([note.isSaved, states.at(-1)]).toMatchObject([true, { kind: 'saved', revision: 3 }]);
});

test('what a closed page left on the device comes back and is saved', async () => {
  const { note, sent, kinds } = bench({ text: 'Avant.', revision: 2 });
  await note.restore({ text: 'Avant, et après.', basedOn: 2, saveId: 'save-left' });
  expect(sent).toEqual([{ text: 'Avant, et après.', basedOn: 2, saveId: 'save-left' }]);
  expect(kinds()[0]).toBe('restored');
  expect(note.text).toBe('Avant, et après.');
});

test('a draft that was saved after all does not hide what is newer', async () => {
  const { note, outcomes } = bench({ text: 'Bien plus tard.', revision: 7 });
  outcomes.push({ kind: 'saved', revision: 3, when: 'hier' });
  await note.restore({ text: 'Hier.', basedOn: 2, saveId: 'save-left' });
  expect([note.text, note.isSaved]).toEqual(['Bien plus tard.', true]);
});

test('a draft like the note is forgotten without a save', async () => {
  const { note, sent, device } = bench({ text: 'Pareil.', revision: 2 });
  await note.restore({ text: 'Pareil.', basedOn: 1, saveId: 'save-left' });
  expect([sent, device()]).toEqual([[], null]);
});

test('closing the page asks only when neither the server nor the device has the text', async () => {
  const { note, outcomes, forgetNothing } = bench();
  outcomes.push({ kind: 'offline' }, { kind: 'offline' });
  note.type('Gardé.');
  await note.flush();
  expect(note.isAtRisk).toBe(false);
  forgetNothing();
  note.type('Pas gardé.');
  await note.flush();
  expect(note.isAtRisk).toBe(true);
});
