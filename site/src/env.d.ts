/// <reference types="astro/client" />

import type { CareLocals } from './features/session/locals.ts';

declare global {
  namespace App {
    interface Locals extends CareLocals {}
  }
}
