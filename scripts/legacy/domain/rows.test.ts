import { describe, expect, it } from 'vitest';
import { readCsv } from './csv.ts';
import { hashRow, readTable, WrongColumnsError } from './rows.ts';
import type { TableName } from './tables.ts';

const today = '2026-11-21';

const read = <Table extends TableName>(table: Table, ...lines: string[]) =>
  readTable(table, readCsv(new TextEncoder().encode(lines.join('\n'))), today);

const problemsOf = (table: TableName, ...lines: string[]) =>
  read(table, ...lines).findings.map(
    ({ line, column, problem }) => `${line} ${column ?? '-'} ${problem.code}`,
  );

const patients = 'id,email,first_name,last_name,company,status';
const programmes = 'id,patient_id,title,starts_on,ends_on,days,status,paused_on,ended_on';
const clientSessions = 'id,client_programme_id,session_id,date,status,done_on,minutes,effort,pain';

describe('reading rows', () => {
  it('refuses the file without its required columns, or with one twice', () => {
    expect(() => read('patients', 'id,email,email,status', '')).toThrow(
      new WrongColumnsError(['first_name', 'last_name', 'company'], ['email']),
    );
  });

  it('takes a file without optional columns, and names those it does nothing with', () => {
    const table = read('patients', `${patients},phone`, '1,a@b.fr,Ada,Blanc,Horizon,actif,0600');
    expect(table.findings).toEqual([]);
    expect(table.rows[0]?.values).toMatchObject({ id: '1', status: 'active', time_zone: null });
    expect(table.ignoredColumns).toEqual(['phone']);
  });

  it('reports every problem of a row, and the second row of an id', () => {
    expect(
      problemsOf(
        'patients',
        patients,
        '1,a@b.fr,Ada,Blanc,Horizon,actif',
        '2,b,,Noir,Horizon,ok',
        '1,,,,,',
        'x',
      ),
    ).toEqual([
      '3 email email',
      '3 first_name required',
      '3 status choice',
      '4 id duplicate_id',
      '5 - cells',
    ]);
  });

  it('hashes what a row says, not how it is spelled', () => {
    const french = read('client_sessions', clientSessions, '1,p,s,02/03/2026,faite,,"18,0",4,');
    const iso = read('client_sessions', clientSessions, '1,p,s,2026-03-02,done,,18,4,');
    const other = read('client_sessions', clientSessions, '1,p,s,2026-03-02,done,,19,4,');
    const [first, second, third] = [french, iso, other].map(({ rows: [row] }) => row && hashRow(row));
    expect(first).toEqual(second);
    expect(first).not.toEqual(third);
  });

  it.each([
    ['2026-03-02,2026-03-01,1,active,,', '2 ends_on end_before_start'],
    ['2026-03-02,2029-03-01,1,active,,', '2 ends_on too_many_days'],
    ['2026-03-02,2026-04-01,1,paused,,', '2 paused_on required_for_status'],
    ['2026-03-02,2026-04-01,1,active,2026-03-05,', '2 paused_on must_be_empty'],
    ['2026-03-02,2026-04-01,1,active,,2026-03-05', '2 ended_on must_be_empty'],
    ['2026-03-02,2026-12-31,1,paused,2026-12-01,', '2 paused_on in_the_future'],
    ['2026-03-02,2026-12-31,1,completed,,', '2 ended_on in_the_future'],
  ])('refuses the programme %s', (cells, problem) => {
    expect(problemsOf('client_programmes', programmes, `1,101,Titre,${cells}`)).toEqual([problem]);
  });

  it.each([
    ['2026-03-02,done,,,4,', ['2 minutes required_for_status']],
    ['2026-03-02,partial,,10,,', ['2 effort required_for_status']],
    ['2026-03-02,skipped,,5,2,', ['2 minutes must_be_empty', '2 effort must_be_empty']],
    ['2026-03-02,planned,,5,,1', ['2 minutes must_be_empty', '2 pain must_be_empty']],
    ['2026-12-02,done,,5,1,', ['2 date in_the_future']],
    ['2026-03-02,done,2026-12-02,5,1,', ['2 done_on in_the_future']],
    ['2026-03-02,done,,5,11,', ['2 effort whole']],
    ['2026-12-02,planned,,,,', []],
  ])('judges the session %s', (cells, problems) => {
    expect(problemsOf('client_sessions', clientSessions, `1,p,s,${cells}`)).toEqual(problems);
  });

  it('refuses a token that stands for nothing', () => {
    const header = 'id,title,instructions,objective,duration,status';
    expect(problemsOf('sessions', header, '1,A,{{variable1}} {{ charge }},force,10,draft')).toEqual([
      '2 instructions token_unknown',
    ]);
  });
});
