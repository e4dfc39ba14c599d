import { Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { sharedTexts } from './translations.ts';

/**
 * What could not be loaded, with a way to try again. It stands in the page's own `main`, which the vendor's page of errors
 * would add to; `isPage` says that nothing else of the page is there, so that its heading is the first.
 */
export function LoadFailed({ onRetry, isPage = false }: { onRetry: () => void; isPage?: boolean }) {
  const { locale } = useIntl();
  const words = sharedTexts(locale);
  return (
    <Flex direction="column" alignItems="center" gap={4} padding={8} role="alert">
      <Typography variant={isPage ? 'alpha' : 'beta'} tag={isPage ? 'h1' : 'h2'} textAlign="center">
        {words.failed}
      </Typography>
      <EmptyStateLayout
        hasRadius={false}
        shadow=""
        icon={<WarningCircle width="6.4rem" height="6.4rem" aria-hidden />}
        content={words.failedHint}
        action={
          <Button variant="secondary" onClick={onRetry}>
            {words.retry}
          </Button>
        }
      />
    </Flex>
  );
}
