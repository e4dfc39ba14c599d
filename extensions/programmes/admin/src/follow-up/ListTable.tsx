import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { SessionTotals } from '../../../contracts/follow-up.ts';
import type { FilterName } from './address.ts';
import type { FollowUpList } from './use-follow-up-api.ts';
import { useFollowUpTexts } from './use-follow-up-texts.ts';

const columns = {
  reports: ['day', 'patient', 'company', 'session', 'outcome', 'minutes', 'effort'],
  sessions: ['session', 'patients', 'reports', 'done', 'partial', 'skipped', 'minutes', 'lastOn'],
  patients: ['patient', 'company', 'sessions', 'reports', 'done', 'partial', 'skipped', 'minutes', 'lastOn'],
} as const;

type Counts = Pick<SessionTotals, 'reports' | 'done' | 'partial' | 'skipped' | 'minutes' | 'lastOn'>;

/** The rows of a view; a name narrows to it. */
export function ListTable({
  list,
  addressOf,
}: {
  list: FollowUpList;
  /** The address of the reports narrowed further. */
  addressOf: (name: FilterName, value: string) => string;
}) {
  const { text, day, number } = useFollowUpTexts();
  const narrowing = (name: 'session' | 'patient', id: string, label: string) => (
    <Link to={addressOf(name, id)} aria-label={text(`row.${name}`, { name: label })}>
      <Typography textColor="primary600">{label}</Typography>
    </Link>
  );
  const counts = ({ reports, done, partial, skipped, minutes, lastOn }: Counts) => [
    ...[reports, done, partial, skipped, minutes].map(number),
    day(lastOn),
  ];
  const rowsOf = (): { key: string; cells: ReactNode[] }[] => {
    switch (list.view) {
      case 'reports':
        return list.data.map((row) => ({
          key: row.id,
          cells: [
            day(row.performedOn),
            narrowing('patient', row.patientId, row.patientName),
            row.companyName,
            narrowing('session', row.sessionKey, row.sessionTitle),
            text(`outcome.${row.outcome}`),
            row.outcome === 'skipped' ? '' : number(row.minutes),
            row.effort === null ? '' : text('effort.value', { count: row.effort }),
          ],
        }));
      case 'sessions':
        return list.data.map((row) => ({
          key: row.sessionKey,
          cells: [
            narrowing('session', row.sessionKey, row.sessionTitle),
            number(row.patients),
            ...counts(row),
          ],
        }));
      case 'patients':
        return list.data.map((row) => ({
          key: row.patientId,
          cells: [
            narrowing('patient', row.patientId, row.patientName),
            row.companyName,
            number(row.sessions),
            ...counts(row),
          ],
        }));
    }
  };
  const heads = columns[list.view];
  return (
    <Table colCount={heads.length} rowCount={list.data.length + 1}>
      <Thead>
        <Tr>
          {heads.map((head) => (
            <Th key={head}>
              <Typography variant="sigma">{text(`column.${head}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rowsOf().map(({ key, cells }) => (
          <Tr key={key}>
            {cells.map((cell, index) => (
              <Td key={index}>{typeof cell === 'string' ? <Typography>{cell}</Typography> : cell}</Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
