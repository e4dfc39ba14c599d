const international = /^\+[1-9]\d{6,14}$/;

/** A telephone number as people write it, in the form of E.164; a national one is French. Null when it is none. */
export function readPhone(written: string): string | null {
  const digits = written
    .replaceAll(/[\s.\-()]/g, '')
    .replace(/^00/, '+')
    .replace(/^0(?=[1-9]\d{8}$)/, '+33');
  return international.test(digits) ? digits : null;
}
