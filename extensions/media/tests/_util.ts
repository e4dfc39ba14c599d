import type { TestCms } from '../../../scripts/testing/cms.ts';

/** A file as the panel knows it. */
export interface UploadedFile {
  id: number;
  name: string;
  url: string;
  hash: string;
  ext: string;
  mime: string;
  width: number | null;
  height: number | null;
  formats: Record<string, { url: string; hash: string; ext: string }> | null;
}

/** What the panel answered to an upload. */
export interface UploadAnswer {
  status: number;
  files: UploadedFile[];
  message: string | undefined;
}

/** The name under which a file is stored. */
export const nameOf = ({ hash, ext }: Pick<UploadedFile, 'hash' | 'ext'>) => `${hash}${ext}`;

/** Uploads a file as a person of the panel does; with `id` it replaces that one. */
export async function upload(
  cms: TestCms,
  token: string,
  content: Uint8Array | string,
  { name = 'file.png', type = 'image/png', id }: { name?: string; type?: string; id?: number } = {},
): Promise<UploadAnswer> {
  const form = new FormData();
  form.set('fileInfo', JSON.stringify({ name }));
  form.set(
    'files',
    new Blob([typeof content === 'string' ? content : Uint8Array.from(content)], { type }),
    name,
  );
  const response = await fetch(`${cms.url}/upload${id === undefined ? '' : `?id=${id}`}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const body = (await response.json()) as UploadedFile | UploadedFile[] | { error: { message: string } };
  return 'error' in body
    ? { status: response.status, files: [], message: body.error.message }
    : { status: response.status, files: [body].flat(), message: undefined };
}

/** Asks for a stored file, with more headers if need be. */
export const read = (cms: TestCms, name: string, token?: string, headers: Record<string, string> = {}) =>
  fetch(`${cms.url}/api/media/${name}`, {
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });
