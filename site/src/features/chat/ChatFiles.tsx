import type { ChatAttachment } from '@huntzen/records/contracts';

import { m } from '../../paraglide/messages.js';
import type { Uploads } from './chat-uploads.ts';

const address = (consultationId: string, id: string) => `/files/chat/${consultationId}/${id}`;
const kilobytes = (bytes: number) => m.chat_file_size({ size: Math.max(1, Math.round(bytes / 1024)) });

/** The files of a message: pictures are shown, and opened whole; a PDF is kept. */
export function MessageFiles(props: { consultationId: string; files: readonly ChatAttachment[] }) {
  return (
    <ul className="space-y-2" aria-label={m.chat_files()}>
      {props.files.map(({ id, name, mediaType, bytes }) => {
        const href = address(props.consultationId, id);
        const shown = name ?? m.chat_file_unnamed();
        return (
          <li key={id}>
            {mediaType === 'application/pdf' ? (
              <a href={href} download={shown} className="inline-flex min-h-11 items-center break-all">
                {shown} ({kilobytes(bytes)})
              </a>
            ) : (
              <a href={href} target="_blank" rel="noopener" className="block">
                <img
                  src={href}
                  alt={shown}
                  loading="lazy"
                  className="max-h-64 min-h-16 max-w-full rounded-control bg-paper object-contain"
                />
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The files of the message that is being written, each with what became of it. */
export function ChosenFiles({ consultationId, uploads }: { consultationId: string; uploads: Uploads }) {
  if (uploads.list.length === 0) return null;
  return (
    <ul className="space-y-2" aria-label={m.chat_files()}>
      {uploads.list.map(({ key, file, progress, problem, isRefused, attachment }) => (
        <li
          key={key}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control border border-line bg-paper p-2"
        >
          {attachment !== null && attachment.mediaType !== 'application/pdf' && (
            <img
              src={address(consultationId, attachment.id)}
              alt=""
              className="size-12 rounded-control object-cover"
            />
          )}
          <div className="min-w-0 flex-1 basis-40">
            <p className="truncate font-medium">{attachment?.name ?? file.name}</p>
            <p role="status" className="text-sm">
              {problem !== null ? (
                <span className="font-medium text-danger">{problem}</span>
              ) : (
                <span className="text-muted">
                  {attachment === null ? m.chat_sending() : m.chat_file_ready()}
                </span>
              )}
            </p>
            {problem === null && attachment === null && (
              <progress
                max={1}
                value={progress}
                aria-label={m.chat_file_sending({ name: file.name })}
                className="h-2 w-full accent-primary"
              />
            )}
          </div>
          {problem !== null && !isRefused && (
            <button
              type="button"
              className="button button-plain"
              aria-label={m.chat_file_retry({ name: file.name })}
              onClick={() => uploads.retry(key)}
            >
              {m.chat_retry()}
            </button>
          )}
          <button
            type="button"
            className="button button-quiet"
            aria-label={m.chat_file_remove({ name: file.name })}
            onClick={() => uploads.remove(key)}
          >
            <span aria-hidden="true">✕</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
