import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useTexts } from './use-texts.ts';

/** A signing key, shown the one time that it is known. */
export function SecretOnce({ name, value, onClose }: { name: string; value: string; onClose: () => void }) {
  const { text } = useTexts();
  const { toggleNotification } = useNotification();
  return (
    <Box role="status" background="primary100" borderColor="primary200" padding={6} hasRadius>
      <Typography variant="delta" tag="h2">
        {text('secret', { name })}
      </Typography>
      <Box paddingTop={1} paddingBottom={4}>
        <Typography>{text('secret.hint')}</Typography>
      </Box>
      <Box paddingBottom={4}>
        <Typography tag="code" style={{ overflowWrap: 'anywhere', fontFamily: 'monospace' }}>
          {value}
        </Typography>
      </Box>
      <Flex gap={3} wrap="wrap">
        <Button
          startIcon={<Duplicate />}
          onClick={() =>
            void navigator.clipboard
              .writeText(value)
              .then(() => toggleNotification({ type: 'success', message: text('secret.copied') }))
              .catch(() => toggleNotification({ type: 'danger', message: text('failed') }))
          }
        >
          {text('secret.copy')}
        </Button>
        <Button variant="tertiary" onClick={onClose}>
          {text('secret.close')}
        </Button>
      </Flex>
    </Box>
  );
}
