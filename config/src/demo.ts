/**
 * The environment of the demonstration and of the tests: fixed, public, refused in production.
 * `npm start` and the test runner lay their own ports and database addresses over it.
 */
const demoSecret = (name: string) =>
  `demo-only-${name.toLowerCase().replaceAll('_', '-')}-0123456789abcdefghijklmnop`;

const demoSecretNames = [
  'CONTEXT_SECRET',
  'ACCESS_TOKEN_SECRET',
  'REFRESH_TOKEN_SECRET',
  'SITE_KEY',
  'RECORDS_KEY',
  'AUDIT_KEY',
  'MEDIA_KEY',
  'PANEL_JWT_SECRET',
  'PANEL_APP_KEY',
  'PANEL_TOKEN_SALT',
  'PANEL_TRANSFER_SALT',
  'PANEL_ENCRYPTION_KEY',
  'USERS_JWT_SECRET',
];

/** Every variable that the demonstration needs and that does not depend on a port or a database address. */
export const demoEnvironment: Readonly<Record<string, string>> = {
  NODE_ENV: 'development',
  LOG_LEVEL: 'warn',
  ...Object.fromEntries(demoSecretNames.map((name) => [name, demoSecret(name)])),
};

const databaseRoles = {
  CMS_DATABASE_URL: 'care_cms',
  CARE_DATABASE_URL: 'care_login',
  IDENTITY_DATABASE_URL: 'care_identity',
  JOBS_DATABASE_URL: 'care_jobs',
  BACKUP_DATABASE_URL: 'care_backup',
};

/** The database addresses of every role, for the demonstration database that an administrator reaches at `adminUrl`. */
export function demoDatabaseEnvironment(adminUrl: string): Record<string, string> {
  const roleUrl = (role: string) => {
    const address = new URL(adminUrl);
    address.username = role;
    address.password = `demo-${role.replace('_', '-')}`;
    return address.href;
  };
  return {
    DATABASE_URL: adminUrl,
    ...Object.fromEntries(Object.entries(databaseRoles).map(([name, role]) => [name, roleUrl(role)])),
  };
}
