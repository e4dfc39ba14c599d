/** The colour schemes a visitor can choose; `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;

/** A chosen colour scheme. */
export type Theme = (typeof THEMES)[number];

/** The cookie that holds the chosen colour scheme. */
export const THEME_COOKIE = 'theme';

/** The colour scheme named by a cookie or a form; anything else follows the device. */
export function parseTheme(value: unknown): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}
