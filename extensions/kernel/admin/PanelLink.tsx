import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** A link to another page of the panel, in its colours: the browser's own blue cannot be read on a dark page. */
export const PanelLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.4rem;
  overflow-wrap: anywhere;
`;
