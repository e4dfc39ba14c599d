import { overwriteGetLocale } from '../paraglide/runtime.js';

/** Import this file first in every island that shows messages: in the browser the document tells the language. */
if (typeof document !== 'undefined') {
  overwriteGetLocale(() => (document.documentElement.lang === 'en' ? 'en' : 'fr'));
}
