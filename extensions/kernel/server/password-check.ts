import type { Core } from '@strapi/strapi';
import type { Caller } from './gate.ts';

/** Asks a signed-in person for their password again. The identity extension provides it under `care.passwordCheck`. */
export interface PasswordCheck {
  /**
   * @param path the field that the password was in.
   * @throws InvalidInputError on that field; a limit error after too many wrong ones.
   */
  assertOwn(caller: Caller, password: string, path: string): Promise<void>;
}

/** The check, registered by identity. */
export const passwordCheck = (strapi: Core.Strapi): PasswordCheck =>
  strapi.get<PasswordCheck>('care.passwordCheck');
