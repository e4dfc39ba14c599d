import * as z from 'zod';

/** The body of a request that carries a file of so many bytes in base64, with some room for the rest. */
export const bodyBytesFor = (fileBytes: number): number => Math.ceil((fileBytes * 4) / 3) + 64 * 1024;

/** A file inside JSON. */
export const fileContent = z.string().min(1).describe('The bytes of the file in base64.');
