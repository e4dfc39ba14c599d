import { DataTable } from '@huntzen/kernel/admin';
import { Box, Typography } from '@strapi/design-system';
import type { RecordsKeys } from '../../contracts/index.ts';
import { isMessage } from './translations.ts';
import { useTexts } from './use-texts.ts';

/** Every key, by its name: what it does and how much it wraps. */
export function KeyTable({ keys }: { keys: RecordsKeys['keys'] }) {
  const { text, number } = useTexts();
  const purposesOf = (purposes: RecordsKeys['keys'][number]['purposes']) =>
    purposes.length === 0
      ? text('none')
      : purposes
          .map(({ purpose, dataKeys }) => {
            const id = `purpose.${purpose}`;
            return text(isMessage(id) ? id : 'purpose.other', { count: number(dataKeys) });
          })
          .join(', ');
  return (
    <DataTable
      label={text('keys')}
      columns={[text('key'), text('role'), text('dataKeys'), text('for')]}
      rows={keys.map(({ id, state, dataKeys, purposes }) => ({
        id,
        cells: [
          id,
          text(state === 'retiring' && dataKeys === 0 ? 'role.retired' : `role.${state}`),
          number(dataKeys),
          <Box key={id} minWidth="22rem">
            <Typography>{purposesOf(purposes)}</Typography>
          </Box>,
        ],
      }))}
    />
  );
}
