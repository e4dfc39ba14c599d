/** What panel roles may be given in this extension. */
export const panelActions = [
  { section: 'plugins', displayName: 'Download activity exports', uid: 'exports', pluginName: 'counters' },
  {
    section: 'plugins',
    displayName: 'See the activity of the platform',
    uid: 'overview',
    pluginName: 'counters',
  },
  { section: 'plugins', displayName: 'Watch over the counters', uid: 'watch', pluginName: 'counters' },
];
