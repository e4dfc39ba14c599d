import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { planImport, type Known } from './plan.ts';
import { readTable, type Source } from './rows.ts';
import type { TableName } from './tables.ts';

const company = 'c'.repeat(24);

const nothingKnown: Known = {
  imported: {
    patients: new Map(),
    sessions: new Map(),
    client_programmes: new Map(),
    client_sessions: new Map(),
  },
  companies: [
    { id: 1, documentId: company, name: 'Clinique Été', slug: 'clinique-ete', timeZone: 'Indian/Reunion' },
  ],
  tags: [{ id: 7, slug: 'apa', name: 'Activité physique adaptée' }],
  takenEmails: new Set(),
  coaches: new Map([['coach@x.fr', 'k'.repeat(24)]]),
  slugs: new Set(['marche']),
  patients: new Map(),
  exercises: new Map(),
  programmes: new Map(),
};

const defaults: Record<TableName, string[]> = {
  patients: [
    'id;email;first_name;last_name;company;time_zone;status',
    '1;a@x.fr;Alice;A;clinique ete;;active',
  ],
  sessions: [
    'id;title;instructions;objective;duration;tags;variable1;variable2;variable3;status',
    's;Marche;Marchez {{variable2}} minutes.;endurance;20;apa;;10;;draft',
  ],
  client_programmes: [
    'id;patient_id;title;starts_on;ends_on;days;status;ended_on;coach_email',
    'p;1;Programme;2026-03-02;2026-05-31;1|3;active;;',
  ],
  client_sessions: [
    'id;client_programme_id;session_id;date;status;minutes;effort;variable1;variable2;variable3',
    'x1;p;s;2026-03-02;done;20;3;;;',
  ],
};

function plan(changes: Partial<Record<TableName, string[]>> = {}, known: Partial<Known> = {}) {
  const read = <Table extends TableName>(table: Table) => {
    const [header = '', ...rows] = defaults[table];
    const lines = [header, ...(changes[table] ?? rows)].join('\n');
    return readTable(table, readCsv(new TextEncoder().encode(lines)), '2026-11-21');
  };
  const source: Source = {
    patients: read('patients'),
    sessions: read('sessions'),
    client_programmes: read('client_programmes'),
    client_sessions: read('client_sessions'),
  };
  let ids = 0;
  const next = (length: number) => String((ids += 1)).padStart(length, '0');
  return planImport(
    source,
    { ...nothingKnown, ...known },
    { uuid: () => next(36), documentId: () => next(24) },
  );
}

const refusals = ({ findings }: ReturnType<typeof plan>) =>
  findings.map(
    ({ table, sourceId, column, problem }) => `${table} ${sourceId} ${column ?? '-'} ${problem.code}`,
  );

describe('planning an import', () => {
  it('finds companies by folded name or slug, and takes their zone', () => {
    expect(plan().patients).toMatchObject([
      { companyId: company, timeZone: 'Indian/Reunion', language: 'fr' },
    ]);
  });

  it('gives each draft a slug of its own, tags, and today’s names for variables', () => {
    const { sessions } = plan({
      sessions: [
        's;Marche;Marchez {{ variable2 }} minutes.;endurance;20;APA;;10;;draft',
        't;Marche;Encore.;endurance;20;;;;;archived',
      ],
    });
    expect(sessions).toMatchObject([
      { slug: 'marche-2', tagIds: [7], instructions: 'Marchez {{duration}} minutes.', isArchived: false },
      { slug: 'marche-3', tagIds: [], variables: [], isArchived: true },
    ]);
    expect(sessions[0]?.variables).toMatchObject([{ name: 'duration', value: '10', unit: 'min' }]);
  });

  it('shares a session between days of one dosage, and makes another for the same day or another dosage', () => {
    const { programmeSessions, occurrences } = plan({
      client_sessions: [
        'x1;p;s;2026-03-04;planned;;;;;',
        'x2;p;s;2026-03-02;planned;;;;;',
        'x3;p;s;2026-03-02;planned;;;;;',
        'x4;p;s;2026-03-09;planned;;;;12;',
      ],
    });
    expect(programmeSessions.map(({ sourceId, position, origin }) => [sourceId, position, origin])).toEqual([
      ['x2', 1, 1],
      ['x3', 2, 2],
      ['x4', 3, 3],
    ]);
    const placeOf = new Map(
      occurrences.map(({ sourceId, programmeSessionId }) => [sourceId, programmeSessionId]),
    );
    expect(placeOf.get('x1')).toBe(placeOf.get('x2'));
  });

  it('adds to a programme that is there what it does not have', () => {
    const first = plan();
    const content = first.programmeSessions[0]?.content;
    if (content === undefined) throw new Error('the plan has a session');
    const patient = { accountId: 'a'.repeat(24), companyId: company, timeZone: 'Indian/Reunion' };
    const known: Partial<Known> = {
      imported: {
        ...nothingKnown.imported,
        client_programmes: new Map([['p', '']]),
        patients: new Map([['1', '']]),
      },
      exercises: new Map([['s', content.blocks?.[0]?.exercise?.documentId ?? '']]),
      programmes: new Map([
        [
          'p',
          {
            id: 'programme',
            patient,
            startsOn: '2026-03-02',
            endsOn: '2026-05-31',
            endedOn: null,
            sessions: [{ id: 'place', content: structuredClone(content), days: new Set(['2026-03-02']) }],
            lastPosition: 4,
          },
        ],
      ]),
    };
    const { programmeSessions, occurrences } = plan(
      {
        sessions: defaults.sessions.slice(1),
        client_sessions: ['x2;p;s;2026-03-04;planned;;;;;', 'x3;p;s;2026-03-02;planned;;;;;'],
      },
      { ...known, imported: { ...nothingKnown.imported, ...known.imported, sessions: new Map([['s', '']]) } },
    );
    expect(programmeSessions).toMatchObject([{ sourceId: 'x3', position: 5, origin: null }]);
    expect(occurrences.find(({ sourceId }) => sourceId === 'x2')?.programmeSessionId).toBe('place');
  });

  it.each<[string, Partial<Record<TableName, string[]>>, string[]]>([
    [
      'an address twice',
      { patients: ['1;a@x.fr;A;A;clinique-ete;;active', '2;A@x.fr;B;B;clinique-ete;;active'] },
      ['patients 2 email duplicate_email'],
    ],
    [
      'an unknown tag, and what depends on the session',
      { sessions: ['s;Marche;Marchez.;endurance;20;natation;;;;draft'] },
      [
        'sessions s tags tag_unknown',
        'client_programmes p - no_session',
        'client_sessions x1 session_id reference_refused',
      ],
    ],
    [
      'an unknown coach',
      { client_programmes: ['p;1;P;2026-03-02;2026-05-31;1;active;;nobody@x.fr'] },
      [
        'client_programmes p coach_email coach_unknown',
        'client_sessions x1 client_programme_id reference_refused',
      ],
    ],
    ['a programme without sessions', { client_sessions: [] }, ['client_programmes p - no_session']],
    [
      'a day outside the programme',
      { client_sessions: ['x1;p;s;2026-03-02;planned;;;;;', 'x2;p;s;2026-06-01;planned;;;;;'] },
      ['client_sessions x2 date outside_programme'],
    ],
    [
      'a session planned after the end, but not one that was done',
      {
        client_programmes: ['p;1;P;2026-03-02;2026-05-31;1;cancelled;2026-03-31;'],
        client_sessions: ['x1;p;s;2026-04-01;done;5;1;;;', 'x2;p;s;2026-04-01;planned;;;;;'],
      },
      ['client_sessions x2 date after_ended'],
    ],
    [
      'a variable without a value',
      {
        sessions: ['s;Marche;Marchez {{variable1}} fois.;endurance;20;;;;;draft'],
        client_sessions: ['x1;p;s;2026-03-02;planned;;;5;;', 'x2;p;s;2026-03-04;planned;;;;;'],
      },
      ['client_sessions x2 variable1 variable_empty'],
    ],
    [
      'more than 200 different sessions',
      {
        client_sessions: Array.from(
          { length: 201 },
          (_, index) => `x${index};p;s;2026-03-02;planned;;;${index};;`,
        ),
      },
      ['client_sessions x200 - too_many_sessions'],
    ],
  ])('refuses %s', (_what, changes, expected) => {
    expect(refusals(plan(changes))).toEqual(expected);
  });

  it('counts each row once', () => {
    const { counts, rows } = plan({ patients: ['1;a;;A;;;active'] });
    expect(counts).toMatchObject({
      patients: { read: 1, imported: 0, refused: 1 },
      sessions: { read: 1, imported: 1, refused: 0 },
      client_sessions: { read: 1, imported: 0, refused: 1 },
    });
    expect(rows.map(({ table }) => table)).toEqual(['sessions']);
  });

  it('names the coach, or nobody', () => {
    const withCoach = plan({ client_programmes: ['p;1;P;2026-03-02;2026-05-31;1;active;;Coach@x.fr'] });
    expect(withCoach.programmes).toMatchObject([{ assignedBy: 'k'.repeat(24), assignedByRole: 'coach' }]);
    expect(plan().programmes).toMatchObject([{ assignedBy: 'legacy-import', assignedByRole: 'super-admin' }]);
  });
});
