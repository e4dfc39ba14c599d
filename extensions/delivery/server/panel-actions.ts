/** What panel roles may be given in this extension. */
export const panelActions = [
  { section: 'plugins', displayName: 'Watch over webhooks', uid: 'webhooks', pluginName: 'delivery' },
];
