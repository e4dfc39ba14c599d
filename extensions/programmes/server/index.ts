import type { Core } from '@strapi/strapi';
import { panelActions } from './panel-actions.ts';

/** Exercise sessions: publication to patients, completions. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    await strapi.service('admin::permission').actionProvider.registerMany(panelActions);
  },
};
