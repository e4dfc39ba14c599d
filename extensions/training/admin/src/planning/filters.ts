import { plannedStatuses, type TrainingChoices } from '../../../contracts/index.ts';

/** What the views of the planning are narrowed by, in the order in which they are shown; also their names in the address. */
export const filterNames = ['course', 'room', 'instructor', 'company', 'status'] as const;

/** The name of a filter. */
export type FilterName = (typeof filterNames)[number];

/** What is chosen of each; empty means all. */
export type PlanningFilters = Readonly<Record<FilterName, string>>;

/** One that can be chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** What each filter can be, without the choice of all. */
export function filterOptions(
  { courses, rooms, instructors, companies }: TrainingChoices,
  statusLabel: (status: (typeof plannedStatuses)[number]) => string,
): Readonly<Record<FilterName, readonly Option[]>> {
  return {
    course: courses.map(({ id, title }) => ({ value: id, label: title })),
    room: rooms.map(({ code, name }) => ({ value: code, label: name })),
    instructor: instructors.map(({ id, name }) => ({ value: id, label: name })),
    company: companies.map(({ id, name }) => ({ value: id, label: name })),
    status: plannedStatuses.map((status) => ({ value: status, label: statusLabel(status) })),
  };
}

/** The filters of an address; what can no longer be chosen narrows nothing. */
export function readFilters(
  query: URLSearchParams,
  options: Readonly<Record<FilterName, readonly Option[]>>,
): PlanningFilters {
  const read = (name: FilterName) => {
    const value = query.get(name) ?? '';
    return options[name].some((option) => option.value === value) ? value : '';
  };
  return {
    course: read('course'),
    room: read('room'),
    instructor: read('instructor'),
    company: read('company'),
    status: read('status'),
  };
}

/** The names of what is chosen, in the order of the filters. */
export const chosenLabels = (
  filters: PlanningFilters,
  options: Readonly<Record<FilterName, readonly Option[]>>,
): readonly { readonly name: FilterName; readonly label: string }[] =>
  filterNames.flatMap((name) => {
    const chosen = options[name].find(({ value }) => value === filters[name]);
    return chosen === undefined ? [] : [{ name, label: chosen.label }];
  });
