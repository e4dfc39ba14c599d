import { DataTable } from '@huntzen/kernel/admin';
import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A titled table; the first cell of a row is what the row is about. */
export function FigureTable({
  title,
  hint,
  columns,
  rows,
  empty,
}: {
  title: string;
  hint?: string;
  columns: readonly string[];
  rows: readonly { id: string; cells: readonly ReactNode[] }[];
  empty: string;
}) {
  return (
    <Box paddingTop={8}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      <Box paddingTop={1} paddingBottom={3}>
        {hint !== undefined && <Typography textColor="neutral600">{hint}</Typography>}
      </Box>
      {rows.length === 0 ? (
        <Typography>{empty}</Typography>
      ) : (
        <DataTable label={title} columns={columns} rows={rows} />
      )}
    </Box>
  );
}
