/** Which room and instructor a subject should mostly have. */
import type { Main } from './draft.ts';
import { countBits } from './bits.ts';
import { stepsTogether, type Problem, type Resource, type SubjectProblem } from './problem.ts';
import { weights } from './score.ts';

const mostOfEach = 16;

/** The places of the most promising of a list: wanted ones first, then those that are free longest. */
function shortlist(resources: readonly Resource[]): number[] {
  const free = resources.map(({ masks }) => masks.reduce((sum, mask) => sum + countBits(mask), 0));
  return resources
    .map((_resource, index) => index)
    .sort(
      (a, b) =>
        Number(resources[b]?.isWished) - Number(resources[a]?.isWished) ||
        (free[b] as number) - (free[a] as number) ||
        a - b,
    )
    .slice(0, mostOfEach);
}

/** Pairs of a room and an instructor for a subject, the best first. */
export function rankMains(problem: Problem, subject: number, most: number): Main[] {
  const { rooms, instructors, steps } = problem.subjects[subject] as SubjectProblem;
  const ranked = shortlist(rooms).flatMap((room) =>
    shortlist(instructors).map((instructor) => {
      const roomResource = rooms[room] as Resource;
      const instructorResource = instructors[instructor] as Resource;
      const supply = problem.days.reduce(
        (sum, day) =>
          sum +
          Math.min(
            day.steps,
            day.blocks.reduce(
              (inDay, block) => inDay + stepsTogether(roomResource, instructorResource, block),
              0,
            ),
          ),
        0,
      );
      const share = Math.min(1, supply / Math.max(1, steps));
      const wishes = Number(roomResource.isWished) + Number(instructorResource.isWished);
      return {
        room,
        instructor,
        worth: share * (weights.room + weights.instructor) + wishes * weights.wish,
        slack: supply,
      };
    }),
  );
  // Rooms come smallest first: among equals a small room is taken, and a large one stays free.
  ranked.sort(
    (a, b) => b.worth - a.worth || a.room - b.room || b.slack - a.slack || a.instructor - b.instructor,
  );
  return ranked.slice(0, most);
}
