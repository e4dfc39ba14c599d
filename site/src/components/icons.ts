import * as largeType from 'lucide-react/icons/a-large-small';
import * as bell from 'lucide-react/icons/bell';
import * as bookOpen from 'lucide-react/icons/book-open';
import * as building from 'lucide-react/icons/building-complex';
import * as calendar from 'lucide-react/icons/calendar-days';
import * as chart from 'lucide-react/icons/chart-column';
import * as check from 'lucide-react/icons/circle-check';
import * as chevronLeft from 'lucide-react/icons/chevron-left';
import * as chevronRight from 'lucide-react/icons/chevron-right';
import * as clipboard from 'lucide-react/icons/clipboard-list';
import * as clock from 'lucide-react/icons/clock';
import * as dumbbell from 'lucide-react/icons/dumbbell';
import * as filter from 'lucide-react/icons/list-filter';
import * as globe from 'lucide-react/icons/globe';
import * as graduation from 'lucide-react/icons/graduation-cap';
import * as heart from 'lucide-react/icons/heart-handshake';
import * as home from 'lucide-react/icons/house';
import * as info from 'lucide-react/icons/info';
import * as lock from 'lucide-react/icons/lock-keyhole';
import * as logOut from 'lucide-react/icons/log-out';
import * as menu from 'lucide-react/icons/menu';
import * as message from 'lucide-react/icons/message-circle';
import * as newspaper from 'lucide-react/icons/newspaper';
import * as play from 'lucide-react/icons/play';
import * as printer from 'lucide-react/icons/printer';
import * as phone from 'lucide-react/icons/phone';
import * as rss from 'lucide-react/icons/rss';
import * as search from 'lucide-react/icons/search';
import * as settings from 'lucide-react/icons/settings';
import * as shield from 'lucide-react/icons/shield-check';
import * as sun from 'lucide-react/icons/sun-moon';
import * as silent from 'lucide-react/icons/volume-x';
import * as user from 'lucide-react/icons/user-round';
import * as users from 'lucide-react/icons/users-round';
import * as video from 'lucide-react/icons/video';
import * as warning from 'lucide-react/icons/triangle-exclamation-point';

/** The shapes of an icon: element name and attributes. */
type IconNode = readonly (readonly [string, Readonly<Record<string, string>>])[];

const modules = {
  bell,
  'book-open': bookOpen,
  building,
  calendar,
  chart,
  check,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  clipboard,
  clock,
  dumbbell,
  filter,
  globe,
  graduation,
  heart,
  home,
  info,
  'large-type': largeType,
  lock,
  'log-out': logOut,
  menu,
  message,
  newspaper,
  phone,
  play,
  printer,
  rss,
  search,
  settings,
  shield,
  silent,
  sun,
  user,
  users,
  video,
  warning,
};

/** The icons that pages may use; a new one is imported above. */
export type IconName = keyof typeof modules;

/**
 * The shapes of an icon. They are drawn as plain SVG, so that a page without islands needs no React to render;
 * the library ships them beside each component but leaves them out of its types.
 */
export function iconNode(name: IconName): IconNode {
  return (modules[name] as unknown as { __iconData: { node: IconNode } }).__iconData.node;
}
