import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** A part of a page, with its title. */
export function Card({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Box tag="section" background="neutral0" padding={6} hasRadius shadow="tableShadow" aria-label={title}>
      <Typography variant="delta" tag="h2">
        {title}
      </Typography>
      {hint !== undefined && (
        <Box paddingTop={1}>
          <Typography textColor="neutral600">{hint}</Typography>
        </Box>
      )}
      <Box paddingTop={4}>{children}</Box>
    </Box>
  );
}
