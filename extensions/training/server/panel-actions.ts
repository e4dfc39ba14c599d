/** What panel roles may be given in this extension. */
export const panelActions = [
  { section: 'plugins', displayName: 'Plan training', uid: 'plan', pluginName: 'training' },
];
