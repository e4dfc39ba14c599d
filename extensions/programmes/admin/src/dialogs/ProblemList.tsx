import { Box, Typography } from '@strapi/design-system';
import { useTexts } from '../use-texts.ts';

/** What is missing before something can be sent, when something is. */
export function ProblemList({
  problems,
}: {
  problems: readonly { code: string; path: string; message: string }[];
}) {
  const { text } = useTexts();
  if (problems.length === 0) return null;
  return (
    <Box background="danger100" padding={3} hasRadius>
      <Typography fontWeight="semiBold" textColor="danger700">
        {text('rehearsal.problems')}
      </Typography>
      <Box tag="ul" paddingLeft={4} style={{ listStyle: 'disc' }}>
        {problems.map(({ code, path, message }) => (
          <li key={`${code} ${path}`}>
            <Typography textColor="danger700">{message}</Typography>
          </li>
        ))}
      </Box>
    </Box>
  );
}
