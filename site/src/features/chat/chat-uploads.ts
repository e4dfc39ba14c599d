/** Files on their way to a message: each is uploaded as soon as it is chosen, and says what became of it. */
import { maxAttachmentBytes, maxAttachments } from '@huntzen/records/contracts/limits';
import type { ChatAttachment } from '@huntzen/records/contracts';
import { useEffect, useRef, useState } from 'react';

import { m } from '../../paraglide/messages.js';

/** A file that somebody chose for the message they write. */
export interface Upload {
  key: string;
  file: File;
  /** Between 0 and 1. */
  progress: number;
  /** Why it was not taken, when it was not. */
  problem: string | null;
  /** Whether the same file would be refused again. */
  isRefused: boolean;
  /** What it became, once it is there. */
  attachment: ChatAttachment | null;
}

/** The files of the message being written. */
export interface Uploads {
  list: readonly Upload[];
  /** Whether every file is there. */
  areReady: boolean;
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  clear: () => void;
}

function problemOf(status: number, answer: unknown): Pick<Upload, 'problem' | 'isRefused'> {
  const said = answer as { message?: unknown } | null;
  return status < 500 && typeof said?.message === 'string'
    ? { problem: said.message, isRefused: true }
    : { problem: m.chat_file_failed(), isRefused: false };
}

function start(
  consultationId: string,
  { file }: Upload,
  change: (changes: Partial<Upload>) => void,
): XMLHttpRequest {
  const request = new XMLHttpRequest();
  const body = new FormData();
  body.set('file', file);
  request.responseType = 'json';
  request.open('POST', `/api/chat-attachments?consultation=${encodeURIComponent(consultationId)}`);
  request.upload.addEventListener('progress', ({ loaded, total }) => change({ progress: loaded / total }));
  request.addEventListener('error', () => change({ problem: m.chat_file_failed() }));
  request.addEventListener('load', () => {
    if (request.status === 201) change({ progress: 1, attachment: request.response as ChatAttachment });
    else change(problemOf(request.status, request.response));
  });
  request.send(body);
  return request;
}

/** Keeps the files of the message that is being written. */
export function useUploads(consultationId: string): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const requests = useRef(new Map<string, XMLHttpRequest>());

  useEffect(() => {
    const running = requests.current;
    return () => {
      for (const request of running.values()) request.abort();
    };
  }, []);

  const change = (key: string, changes: Partial<Upload>) =>
    setList((known) => known.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));

  function send(upload: Upload): void {
    if (upload.file.size > maxAttachmentBytes) {
      change(upload.key, { problem: m.chat_file_too_large(), isRefused: true });
      return;
    }
    const request = start(consultationId, upload, (changes) => change(upload.key, changes));
    requests.current.set(upload.key, request);
  }

  function add(files: Iterable<File>): void {
    const places = maxAttachments - list.length;
    const added = Array.from(files, (file, index): Upload => ({
      key: crypto.randomUUID(),
      file,
      progress: 0,
      problem: index < places ? null : m.chat_file_too_many(),
      isRefused: false,
      attachment: null,
    }));
    setList((known) => [...known, ...added]);
    for (const upload of added) if (upload.problem === null) send(upload);
  }

  function remove(key: string): void {
    requests.current.get(key)?.abort();
    setList((known) => known.filter((upload) => upload.key !== key));
  }

  function retry(key: string): void {
    const upload = list.find((known) => known.key === key);
    const others = list.filter((known) => known.key !== key && known.problem === null);
    if (upload === undefined || others.length >= maxAttachments) return;
    change(key, { problem: null, progress: 0 });
    send(upload);
  }

  return {
    list,
    areReady: list.every(({ attachment }) => attachment !== null),
    add,
    remove,
    retry,
    clear: () => setList([]),
  };
}
