import type { StrapiApp, WidgetArgs } from '@strapi/strapi/admin';
import { textsOf } from './texts.ts';

const logo = new URL('./logo.svg', import.meta.url).href;

/** The panel in French and English, with our name for things and without the vendor's notices. */
export default {
  config: {
    locales: ['fr'],
    translations: { fr: textsOf('fr'), en: textsOf('en') },
    auth: { logo },
    menu: { logo },
    tutorials: false,
    notifications: { releases: false },
  },
  register(app: StrapiApp) {
    // The vendor's announcement over every page has no setting: it is closed as a person would close it.
    window.localStorage.setItem('STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_false:false', 'true');
    // The vendor shows this link to everybody; an accountant has nothing to read behind it.
    for (const link of app.router.menu.filter(({ to }) => to === 'content-manager'))
      link.permissions = [{ action: 'plugin::content-manager.explorer.read', subject: null }];
    // Ours first. The vendor's count of entries, accounts and tokens is shown to everybody, whatever roles it names.
    app.widgets.register((widgets) => {
      const isOurs = ({ pluginId }: WidgetArgs) =>
        ['content', 'programmes', 'counters'].includes(pluginId ?? '');
      return [
        ...widgets.filter(isOurs),
        ...widgets.filter((widget) => !isOurs(widget) && widget.id !== 'key-statistics'),
      ];
    });
  },
  bootstrap() {
    // The browser draws the sign of a date field in black: half-way to white, it is seen on a light and on a dark page.
    const style = document.createElement('style');
    style.textContent = '::-webkit-calendar-picker-indicator { filter: invert(0.5); }';
    document.head.append(style);
  },
};
