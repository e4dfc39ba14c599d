const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Shows of a list of people those whose name holds what is typed, accents aside; who is ticked stays in sight. */
export function startPeopleFilter(root: HTMLElement): void {
  const field = root.querySelector('input[type=search]');
  const none = root.querySelector<HTMLElement>('[data-none]');
  const people = [...root.querySelectorAll<HTMLElement>('[data-person]')];
  if (!(field instanceof HTMLInputElement) || none === null) return;
  const show = () => {
    const wanted = plain(field.value.trim());
    for (const person of people) {
      const isTicked = person.querySelector<HTMLInputElement>('input')?.checked ?? false;
      person.hidden = !isTicked && !plain(person.textContent).includes(wanted);
    }
    none.hidden = people.some((person) => !person.hidden);
  };
  field.addEventListener('input', show);
  // What is typed here narrows the list and is not sent with the form.
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  root.querySelector<HTMLElement>('[data-filter]')?.removeAttribute('hidden');
  show();
}
