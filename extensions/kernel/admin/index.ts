/** What the panel's pages of several extensions share. */
export { Card } from './Card.tsx';
export { DataTable } from './DataTable.tsx';
export { errorText } from './error-text.ts';
export { LoadFailed } from './LoadFailed.tsx';
export { Loading } from './Loading.tsx';
export { PanelLink } from './PanelLink.tsx';
export { Pages } from './Pages.tsx';
export { saveFile } from './save-file.ts';
export { ownZone, ZoneSelect } from './ZoneSelect.tsx';
export { useLoaded } from './use-loaded.ts';
