import type { Core } from '@strapi/strapi';
import { panelActions } from './panel-actions.ts';

/** Activity counters, metrics and CSV exports. */
export default {
  async register({ strapi }: { strapi: Core.Strapi }) {
    await strapi.service('admin::permission').actionProvider.registerMany(panelActions);
  },
};
