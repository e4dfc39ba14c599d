import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { useTexts } from './use-texts.ts';

/** On the home of the panel: where an accountant's work begins. */
export default function ExportsWidget() {
  const { text } = useTexts();
  return (
    <Flex direction="column" alignItems="flex-start" gap={4} padding={2}>
      <Typography>{text('widget.text')}</Typography>
      <LinkButton tag={Link} to="/plugins/counters/exports" startIcon={<Download />}>
        {text('widget.open')}
      </LinkButton>
    </Flex>
  );
}
