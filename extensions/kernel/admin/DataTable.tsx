import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** Words wrap, also on a narrow page; what is pressed stays on one line. */
const Cell = styled(Td)`
  white-space: normal;

  button {
    white-space: nowrap;
  }
`;

/** A table of words; the first cell of a row is what the row is about. */
export function DataTable({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
}) {
  return (
    <Table colCount={columns.length} rowCount={rows.length + 1} aria-label={label}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{column}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map(({ id, cells }) => (
          <Tr key={id}>
            {cells.map((cell, index) => (
              <Cell key={columns[index]}>
                {typeof cell === 'string' || typeof cell === 'number' ? (
                  <Typography fontWeight={index === 0 ? 'semiBold' : 'regular'}>{cell}</Typography>
                ) : (
                  cell
                )}
              </Cell>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
