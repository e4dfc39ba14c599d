import { portalRoles } from '@huntzen/kernel/contracts';
import type { Core } from '@strapi/strapi';

/** A permission of the panel: an action of Strapi, with the content type and the fields it is for. */
interface PanelPermission {
  action: string;
  subject: string | null;
}

const content =
  (...actions: string[]) =>
  (subject: string) =>
    actions.map((action): PanelPermission => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject,
    }));

const edit = content('create', 'read', 'update', 'delete', 'publish');
const editUnpublishable = content('create', 'read', 'update', 'delete');
const read = content('read');
const plain = (...actions: string[]): PanelPermission[] =>
  actions.map((action) => ({ action, subject: null }));

const mediaLibrary = plain(
  'plugin::upload.read',
  'plugin::upload.assets.create',
  'plugin::upload.assets.update',
  'plugin::upload.assets.download',
  'plugin::upload.assets.copy-link',
  'plugin::upload.configure-view',
);

/** The panel's roles beside Strapi's super admin: what their work needs and no more. */
export const panelRoleDefinitions = [
  {
    code: 'platform-admin',
    name: 'Platform admin',
    description: 'Companies, practitioners, articles and figures of the whole platform.',
    permissions: [
      ...editUnpublishable('api::company.company'),
      ...editUnpublishable('api::practitioner.practitioner'),
      ...edit('api::article.article'),
      ...editUnpublishable('api::category.category'),
      ...editUnpublishable('api::tag.tag'),
      ...read('api::consultation.consultation'),
      ...editUnpublishable('api::course.course'),
      ...editUnpublishable('api::room.room'),
      ...read('plugin::users-permissions.user'),
      ...mediaLibrary,
      ...plain(
        'plugin::counters.exports',
        'plugin::counters.overview',
        'plugin::counters.watch',
        'plugin::consultations.verify',
        'plugin::delivery.webhooks',
        'plugin::records.keys',
        'plugin::training.plan',
        'plugin::content-manager.components.configure-layout',
      ),
    ],
  },
  {
    code: 'editor',
    name: 'Content editor',
    description: 'Exercises, sessions, articles and media; publishes sessions to patients.',
    permissions: [
      ...edit('api::exercise.exercise'),
      ...edit('api::session.session'),
      ...edit('api::programme.programme'),
      ...edit('api::article.article'),
      ...editUnpublishable('api::category.category'),
      ...editUnpublishable('api::tag.tag'),
      ...mediaLibrary,
      ...plain('plugin::programmes.publish', 'plugin::programmes.follow-up'),
    ],
  },
  {
    code: 'planner',
    name: 'Planner',
    description: 'Training sessions, rooms and planning.',
    permissions: [
      ...read('api::company.company'),
      ...editUnpublishable('api::course.course'),
      ...editUnpublishable('api::room.room'),
      ...plain('plugin::training.plan'),
    ],
  },
  {
    code: 'accountant',
    name: 'Accountant',
    description: 'Downloads the activity counters, and nothing else.',
    permissions: plain('plugin::counters.exports'),
  },
];

/** Creates the roles of the site that are absent; removes the two that users-permissions makes by itself. */
export async function ensurePortalRoles(strapi: Core.Strapi): Promise<void> {
  const roles = strapi.db.query('plugin::users-permissions.role');
  for (const type of portalRoles) {
    const existing = (await roles.findOne({ where: { type } })) as unknown;
    if (existing === null) {
      const name = type.charAt(0).toUpperCase() + type.slice(1);
      await roles.create({ data: { name, type, description: `Signs in on the site as ${type}.` } });
    }
  }
}

/** Creates the roles of the panel and gives each exactly the permissions above, whatever was clicked in between. */
export async function ensurePanelRoles(strapi: Core.Strapi): Promise<void> {
  const service = strapi.service('admin::role') as unknown as {
    findOne: (where: { code: string }) => Promise<{ id: number } | null>;
    getUsersCount: (roleId: number) => Promise<number>;
    deleteByIds: (ids: number[]) => Promise<unknown>;
    create: (role: { code: string; name: string; description: string }) => Promise<{ id: number }>;
    assignPermissions: (roleId: number, permissions: unknown[]) => Promise<unknown>;
  };
  const contentTypes = strapi.service('admin::content-type') as unknown as {
    getNestedFields: (schema: unknown, options: { components: unknown }) => string[];
  };
  // Strapi makes these two by itself, with rights over every type; ours take their place.
  for (const code of ['strapi-editor', 'strapi-author']) {
    const vendors = await service.findOne({ code });
    if (vendors !== null && (await service.getUsersCount(vendors.id)) === 0)
      await service.deleteByIds([vendors.id]);
  }
  for (const { code, name, description, permissions } of panelRoleDefinitions) {
    const role = (await service.findOne({ code })) ?? (await service.create({ code, name, description }));
    const complete = permissions.map(({ action, subject }) => {
      const schema =
        subject === null ? undefined : strapi.contentTypes[subject as keyof typeof strapi.contentTypes];
      const hasFields = /\.(create|read|update)$/.test(action) && schema !== undefined;
      return {
        action,
        subject,
        properties: hasFields
          ? { fields: contentTypes.getNestedFields(schema, { components: strapi.components }) }
          : {},
        conditions: [],
      };
    });
    await service.assignPermissions(role.id, complete);
  }
}
