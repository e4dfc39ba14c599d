/** What panel roles may be given in this extension. */
export const panelActions = [
  { section: 'plugins', displayName: 'Download activity exports', uid: 'exports', pluginName: 'counters' },
];
