/** What panel roles may be given in this extension. */
export const panelActions = [
  {
    section: 'plugins',
    displayName: 'Publish sessions to patients',
    uid: 'publish',
    pluginName: 'programmes',
  },
  {
    section: 'plugins',
    displayName: 'Follow what patients reported',
    uid: 'follow-up',
    pluginName: 'programmes',
  },
];
