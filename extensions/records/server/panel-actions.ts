/** What panel roles may be given in this extension. */
export const panelActions = [
  { section: 'plugins', displayName: 'Rotate the keys of records', uid: 'keys', pluginName: 'records' },
];
