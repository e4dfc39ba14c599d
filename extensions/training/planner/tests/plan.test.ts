import { describe, expect, it, vi } from 'vitest';
import {
  checkPlans,
  planMany,
  planOne,
  type Lesson,
  type PlannerWorld,
  type PlanOutcome,
  type PlanRequest,
  type Refusal,
} from '../index.ts';
import {
  allWeek,
  buildCertificate,
  buildInstructor,
  buildRequest,
  buildRoom,
  buildSchool,
  buildWorld,
  hoursOn,
  instant,
} from './_world.ts';

// Whole plans, certificates of 800 hours among them: seconds where several people share a machine. How fast is held by `npm run bench`.
vi.setConfig({ testTimeout: 30_000 });

function planned(request: PlanRequest, world: PlannerWorld): Extract<PlanOutcome, { kind: 'planned' }> {
  const outcome = planOne(request, world);
  if (outcome.kind !== 'planned') throw new Error(`Refused: ${JSON.stringify(outcome.refusal)}`);
  expect(checkPlans([request], outcome.lessons, world)).toEqual([]);
  return outcome;
}

function refusalOf(request: PlanRequest, world: PlannerWorld): Refusal {
  const outcome = planOne(request, world);
  if (outcome.kind !== 'refused') throw new Error('Planned.');
  return outcome.refusal;
}

const startsOf = (lessons: readonly Lesson[]) => lessons.map(({ start }) => new Date(start).toISOString());

describe('a short course', () => {
  it('gets five full Saturdays in one room with one instructor', () => {
    const { lessons, score } = planned(buildRequest(), buildWorld());
    expect(score).toMatchObject({ score: 100, days: 5, leastDays: 5 });
    expect(lessons).toHaveLength(10);
  });

  it('keeps its wall time when the clocks change', () => {
    const { lessons } = planned(buildRequest({ from: '2026-03-21' }), buildWorld());
    // The clocks of Paris go forward on the 29th of March.
    expect(startsOf(lessons)[0]).toBe('2026-03-21T07:00:00.000Z');
    expect(startsOf(lessons)[4]).toBe('2026-04-04T06:00:00.000Z');
  });

  it('does not teach in an hour that the clocks leave out, and stays on the grid in the night they repeat one', () => {
    const night = { opensAt: '00:00', closesAt: '06:00' };
    const world = buildWorld({
      rooms: [buildRoom(night)],
      instructors: [buildInstructor({ weekly: hoursOn([7], ['00:00', '06:00']) })],
    });
    const request = (day: string, minutes: number) =>
      buildRequest({
        from: day,
        to: day,
        hours: hoursOn([7], ['01:00', '04:00']),
        subjects: [{ code: 'SERTI', minutes, weeklyMinutes: null }],
      });
    // From one to four there are two hours on the day of spring and four on that of autumn.
    expect(planned(request('2026-03-29', 120), world).lessons).toHaveLength(1);
    expect(refusalOf(request('2026-03-29', 180), world)).toMatchObject({ shortMinutes: 60 });
    expect(planned(request('2026-10-25', 240), world).score.leastDays).toBe(2);
  });

  it('is planned in zones whose clocks are not on the hour', () => {
    for (const timeZone of ['Asia/Kathmandu', 'Australia/Lord_Howe', 'America/St_Johns', 'Pacific/Apia']) {
      const world = buildWorld({
        rooms: [buildRoom({ timeZone })],
        instructors: [buildInstructor({ timeZone })],
      });
      const { lessons } = planned(buildRequest({ timeZone, from: '2026-03-07', to: '2026-04-18' }), world);
      expect(lessons).toHaveLength(10);
    }
  });

  it('avoids holidays, reservations and an instructor who is away', () => {
    const world = buildWorld({
      closedDays: ['2026-03-14'],
      busy: [
        {
          roomId: 'ATEL_B',
          instructorId: null,
          start: instant('2026-03-07T08:00:00+01:00'),
          end: instant('2026-03-07T18:00:00+01:00'),
        },
      ],
      instructors: [
        buildInstructor({
          exceptions: [{ kind: 'closed', day: '2026-03-21', startTime: null, endTime: null }],
        }),
      ],
    });
    expect(startsOf(planned(buildRequest(), world).lessons)[0]).toBe('2026-03-28T07:00:00.000Z');
  });

  it('puts a break into a long day and stops at the daily maximum', () => {
    const request = buildRequest({ hours: hoursOn([6], ['08:00', '21:00']) });
    const { lessons, score } = planned(request, buildWorld());
    expect(score.days).toBe(5);
    expect(lessons.slice(0, 2).map(({ start, end }) => (end - start) / 3_600_000)).toEqual([4, 4]);
  });

  it('takes the wanted room, and another when that one is taken', () => {
    const rooms = [buildRoom(), buildRoom({ id: 'ATEL_C' })];
    const request = buildRequest({
      subjects: [
        { code: 'SERTI', minutes: 2_400, weeklyMinutes: null, room: { id: 'ATEL_C', isFixed: false } },
      ],
    });
    expect(planned(request, buildWorld({ rooms })).lessons[0]?.roomId).toBe('ATEL_C');
    const busy = [{ roomId: 'ATEL_C', instructorId: null, start: 0, end: instant('2027-01-01T00:00:00Z') }];
    expect(planned(request, buildWorld({ rooms, busy })).lessons[0]?.roomId).toBe('ATEL_B');
  });

  it('shares the hours among instructors when none has them all', () => {
    const world = buildWorld({
      instructors: [
        buildInstructor({ weekly: hoursOn([6], ['08:00', '12:00']) }),
        buildInstructor({ id: 'bob', weekly: hoursOn([6], ['14:00', '18:00']) }),
      ],
    });
    expect(planned(buildRequest({ to: '2026-04-04' }), world).score.sameInstructor).toBe(0.5);
    const carol = buildInstructor({ id: 'carol' });
    const withCarol = buildWorld({ instructors: [...world.instructors, carol] });
    expect(planned(buildRequest({ to: '2026-04-04' }), withCarol).score.sameInstructor).toBe(1);
  });
});

describe('a certificate', () => {
  it('is planned in full, like a class: the same week again and again', () => {
    const { lessons, score } = planned(buildCertificate(), buildSchool());
    const hours = lessons.reduce((sum, { start, end }) => sum + (end - start) / 3_600_000, 0);
    expect(hours).toBe(800);
    expect(score.score).toBeGreaterThanOrEqual(90);
    // Every subject is there in the first five weeks.
    const early = lessons.filter(({ start }) => start < instant('2026-10-05T00:00:00Z'));
    expect(new Set(early.map(({ subject }) => subject)).size).toBe(5);
  });

  it('gives a subject no more than its week, and what whole weeks owe it', () => {
    const request = buildCertificate({
      from: '2026-09-07',
      to: '2026-10-04',
      subjects: [
        { code: 'BIJOUTERIE', minutes: null, weeklyMinutes: 720 },
        { code: 'DESSIN', minutes: 960, weeklyMinutes: 240 },
      ],
    });
    const { lessons } = planned(request, buildSchool());
    expect(lessons.filter(({ subject }) => subject === 'BIJOUTERIE')).toHaveLength(12);
  });

  it('keeps hours that the grid gives to one subject for it', () => {
    const request = buildCertificate({
      from: '2026-09-07',
      to: '2026-09-20',
      hours: [
        { weekday: 1, startTime: '08:00', endTime: '12:00', subject: 'DESSIN' },
        ...hoursOn([1], ['14:00', '18:00']),
      ],
      subjects: [
        { code: 'BIJOUTERIE', minutes: 480, weeklyMinutes: null },
        { code: 'DESSIN', minutes: 480, weeklyMinutes: null },
      ],
    });
    expect(planned(request, buildSchool()).lessons.map(({ subject }) => subject)).toEqual([
      'DESSIN',
      'BIJOUTERIE',
      'DESSIN',
      'BIJOUTERIE',
    ]);
  });

  it('keeps pinned lessons as they are', () => {
    const { lessons } = planned(buildCertificate(), buildSchool());
    const pinned = lessons.slice(20, 40);
    const again = planned(buildCertificate({ pinned }), buildSchool());
    expect(pinned.every((lesson) => again.lessons.includes(lesson))).toBe(true);
  });
});

describe('many at once', () => {
  it('never puts anybody in two places, and answers in the order of the question', () => {
    const world = buildWorld({
      rooms: [buildRoom(), buildRoom({ id: 'ATEL_C' })],
      instructors: ['alice', 'bob', 'carol'].map((id) => buildInstructor({ id })),
    });
    const requests = [1, 2, 3, 4].map((number) => buildRequest({ id: `setting ${number}` }));
    const outcomes = planMany(requests, world);
    expect(outcomes.map(({ kind, requestId }) => `${requestId} ${kind}`)).toEqual(
      requests.map(({ id }) => `${id} planned`),
    );
    const lessons = outcomes.flatMap((outcome) => (outcome.kind === 'planned' ? outcome.lessons : []));
    expect(checkPlans(requests, lessons, world)).toEqual([]);
  });

  it('takes the parts of a room with it', () => {
    const world = buildWorld({
      rooms: [buildRoom({ courses: [] }), buildRoom({ id: 'TOUS_ATEL', parts: ['ATEL_B'] })],
      instructors: [buildInstructor(), buildInstructor({ id: 'bob' })],
    });
    const taken = { roomId: 'ATEL_B', instructorId: null, start: 0, end: instant('2026-03-14T00:00:00Z') };
    const { lessons } = planned(buildRequest(), { ...world, busy: [taken] });
    expect(startsOf(lessons)[0]).toBe('2026-03-14T07:00:00.000Z');
    const whole = { ...taken, roomId: 'TOUS_ATEL' };
    const part = { ...world, rooms: [buildRoom(), ...world.rooms.slice(1)], busy: [whole] };
    expect(startsOf(planned(buildRequest(), part).lessons)[0]).toBe('2026-03-14T07:00:00.000Z');
  });

  it('plans the one that has no choice before those that have', () => {
    const free = buildRequest({ id: 'a free one', to: '2026-06-13' });
    const tight = buildRequest({ id: 'b tight one', to: '2026-04-04' });
    const world = buildWorld();
    expect(planMany([free, tight], world).map(({ kind }) => kind)).toEqual(['planned', 'planned']);
  });

  it('tells a request that only the others stand in its way', () => {
    const outcomes = planMany(
      [1, 2, 3].map((number) => buildRequest({ id: `setting ${number}` })),
      buildWorld(),
    );
    const refused = outcomes.filter((outcome) => outcome.kind === 'refused');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.refusal).toMatchObject({ code: 'other_requests', shortMinutes: 1_440 });
    expect(refused[0]?.refusal.remedies).toContainEqual({ change: 'plan_alone' });
  });

  it('answers the same each time', () => {
    const requests = [1, 2, 3].map((number) => buildRequest({ id: `setting ${number}` }));
    expect(planMany(requests, buildSchool())).toEqual(planMany(requests, buildSchool()));
  });
});

describe('a refusal', () => {
  const soon = buildRequest({ to: '2026-03-28' });

  it('says how many hours a short window lacks, and what would do', () => {
    const refusal = refusalOf(soon, buildWorld());
    expect(refusal).toMatchObject({ code: 'window_too_short', subject: 'SERTI', shortMinutes: 480 });
    expect(refusal.remedies).toEqual(
      expect.arrayContaining([
        { change: 'add_weekday', weekday: 5 },
        { change: 'extend_window', to: '2026-04-04' },
        { change: 'reduce_minutes', minutes: 1_920 },
      ]),
    );
    // What it proposes can be planned.
    planned({ ...soon, to: '2026-04-04' }, buildWorld());
  });

  it('names an end before the start, no hours, no minutes and minutes off the grid', () => {
    const minutes = (count: number) =>
      buildRequest({ subjects: [{ code: 'SERTI', minutes: count, weeklyMinutes: null }] });
    expect(refusalOf(buildRequest({ to: '2026-03-01' }), buildWorld()).code).toBe('end_before_start');
    expect(refusalOf(buildRequest({ hours: [] }), buildWorld()).code).toBe('no_hours');
    expect(refusalOf(minutes(0), buildWorld()).code).toBe('no_minutes');
    expect(refusalOf(minutes(100), buildWorld()).code).toBe('minutes_off_grid');
  });

  it('names rooms that are not compatible or too small', () => {
    expect(refusalOf(buildRequest(), buildWorld({ rooms: [buildRoom({ courses: [] })] })).code).toBe(
      'no_compatible_room',
    );
    expect(refusalOf(buildRequest({ groupSize: 11 }), buildWorld())).toMatchObject({
      code: 'group_too_large',
      remedies: [{ change: 'reduce_group', groupSize: 10 }],
    });
  });

  it('proposes another room than the fixed one', () => {
    const rooms = [buildRoom(), buildRoom({ id: 'ATEL_C' })];
    const subjects = [
      { code: 'SERTI', minutes: 2_400, weeklyMinutes: null, room: { id: 'ATEL_B', isFixed: true } },
    ];
    const busy = [{ roomId: 'ATEL_B', instructorId: null, start: 0, end: instant('2028-01-01T00:00:00Z') }];
    const refusal = refusalOf(buildRequest({ subjects }), buildWorld({ rooms, busy }));
    expect(refusal).toMatchObject({ code: 'rooms_unavailable', shortMinutes: 2_400 });
    expect(refusal.remedies).toContainEqual({ change: 'use_room', roomId: 'ATEL_C', subject: 'SERTI' });
  });

  it('names an unknown room, an unknown instructor, and no instructor with the skill', () => {
    const subject = { code: 'SERTI', minutes: 2_400, weeklyMinutes: null };
    const wish = { id: 'nobody', isFixed: false };
    expect(refusalOf(buildRequest({ subjects: [{ ...subject, room: wish }] }), buildWorld()).code).toBe(
      'unknown_room',
    );
    expect(refusalOf(buildRequest({ subjects: [{ ...subject, instructor: wish }] }), buildWorld()).code).toBe(
      'unknown_instructor',
    );
    const unskilled = buildWorld({ instructors: [buildInstructor({ skills: [] })] });
    expect(refusalOf(buildRequest(), unskilled).code).toBe('no_skilled_instructor');
  });

  it('tells instructors from rooms, and both from a weekly limit', () => {
    const weekdaysOnly = hoursOn([1, 2, 3, 4, 5], ['08:00', '18:00']);
    const away = buildWorld({ instructors: [buildInstructor({ weekly: weekdaysOnly })] });
    expect(refusalOf(buildRequest(), away).code).toBe('instructors_unavailable');
    const shut = buildWorld({ rooms: [buildRoom({ isOpenAtWeekends: false })] });
    expect(refusalOf(buildRequest(), shut)).toMatchObject({ code: 'rooms_unavailable' });
    const neither = buildWorld({ rooms: shut.rooms, instructors: away.instructors });
    expect(refusalOf(buildRequest(), neither).code).toBe('resources_never_together');
    const limited = buildRequest({ subjects: [{ code: 'SERTI', minutes: 2_400, weeklyMinutes: 120 }] });
    expect(refusalOf(limited, buildWorld())).toMatchObject({ code: 'weekly_limit', shortMinutes: 960 });
  });

  it('is given to an evening course when rooms close at six', () => {
    const request = buildRequest({ hours: hoursOn([1, 2, 3], ['18:00', '21:00']) });
    expect(refusalOf(request, buildWorld({ rooms: [buildRoom({ isOpenInEvenings: false })] })).code).toBe(
      'rooms_unavailable',
    );
    expect(planned(request, buildWorld()).lessons).toHaveLength(14);
  });

  it("counts an instructor's other teaching towards the daily maximum", () => {
    const busy = ['2026-03-07', '2026-03-14'].map((day) => ({
      roomId: null,
      instructorId: 'alice',
      start: instant(`${day}T18:00:00+01:00`),
      end: instant(`${day}T21:00:00+01:00`),
    }));
    const request = buildRequest({
      to: '2026-03-14',
      subjects: [{ code: 'SERTI', minutes: 960, weeklyMinutes: null }],
    });
    const world = buildWorld({ busy, instructors: [buildInstructor({ weekly: allWeek })] });
    expect(refusalOf(request, world).code).toBe('instructors_unavailable');
  });
});
