import { begun, endpoint, type PasswordCheck } from '@huntzen/kernel/server';
import * as routes from '../contracts/exports.ts';
import type { ExportStore } from '../exports/index.ts';

/** What the routes of exports work with. */
export interface ExportServices {
  exports: ExportStore;
  passwords: PasswordCheck;
}

/** The endpoints of exports of one's own data. */
export const exportEndpoints = (services: () => ExportServices) => [
  endpoint(routes.listExportsRoute, async (_input, caller) => ({
    data: await services().exports.list(caller),
  })),
  endpoint(routes.askExportRoute, async ({ body }, caller, { language }) => {
    await services().passwords.assertOwn(caller, body.password, 'password');
    return { data: await services().exports.ask(caller, language) };
  }),
  endpoint(routes.openExportRoute, async ({ params }, caller) => {
    const { readyAt, content } = await services().exports.open(caller, params.id);
    return {
      fileName: `huntzen-care-${readyAt.toISOString().slice(0, 10)}.zip`,
      content: await begun(content),
    };
  }),
  endpoint(routes.removeExportRoute, ({ params }, caller) => services().exports.remove(caller, params.id)),
];
