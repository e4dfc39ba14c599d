import { attachmentMediaTypes, maxMessageCharacters } from '@huntzen/records/contracts/limits';
import type { ChatAttachment } from '@huntzen/records/contracts';
import { useLayoutEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';

import { m } from '../../paraglide/messages.js';
import { ChosenFiles } from './ChatFiles.tsx';
import { useUploads } from './chat-uploads.ts';

/** What the plain form holds: it works before and without JavaScript. */
export interface PlainForm {
  name: string;
  nameField: string;
  clientMessageId: string;
  text: string;
}

interface Props {
  consultationId: string;
  form: PlainForm;
  draft: string;
  onDraft: (text: string) => void;
  onTyping: () => void;
  onSend: (text: string, attachments: readonly ChatAttachment[]) => void;
}

const accepted = attachmentMediaTypes.join(',');

/** The field for a message and its files. Nothing that was typed or chosen goes before it was sent. */
export function ChatComposer({ consultationId, form, draft, onDraft, onTyping, onSend }: Props) {
  const uploads = useUploads(consultationId);
  const [isLive, setIsLive] = useState(false);
  const [isWaiting, setIsWaiting] = useState(false);
  const [isDraggedOver, setIsDraggedOver] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const excess = draft.length - maxMessageCharacters;

  // Before the next event of the reader: a message sent at once is what was typed, not the nothing it started with.
  useLayoutEffect(() => {
    setIsLive(true);
    // What was typed into the plain form before this script was there stays.
    const typed = input.current?.value ?? '';
    if (typed !== '') onDraft(typed);
  }, [onDraft]);

  function submit(event?: { preventDefault: () => void }): void {
    event?.preventDefault();
    const text = draft.trim();
    setIsWaiting(!uploads.areReady);
    if ((text === '' && uploads.list.length === 0) || excess > 0 || !uploads.areReady) return;
    onSend(
      text,
      uploads.list.flatMap(({ attachment }) => (attachment === null ? [] : [attachment])),
    );
    uploads.clear();
    onDraft('');
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  }

  function drag(event: DragEvent, isOver: boolean): void {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setIsDraggedOver(isOver);
  }

  return (
    <form
      method="post"
      action="#chat"
      encType="multipart/form-data"
      className={`space-y-2 rounded-card ${isDraggedOver ? 'outline-2 outline-offset-4 outline-primary outline-dashed' : ''}`}
      onSubmit={submit}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        uploads.add(event.dataTransfer.files);
      }}
    >
      <input type="hidden" name={form.nameField} value={form.name} />
      <input type="hidden" name="clientMessageId" value={form.clientMessageId} />
      <label htmlFor="chat-text" className="block font-medium">
        {m.chat_your_message()}
      </label>
      <textarea
        ref={input}
        id="chat-text"
        name="text"
        rows={3}
        className="control"
        autoComplete="off"
        aria-describedby="chat-keys"
        aria-invalid={excess > 0 ? true : undefined}
        value={draft}
        onChange={(event) => {
          onDraft(event.target.value);
          if (event.target.value.trim() !== '') onTyping();
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return;
          event.preventDefault();
          uploads.add(event.clipboardData.files);
        }}
      />
      <ChosenFiles consultationId={consultationId} uploads={uploads} />
      <p role="status" className="font-medium text-danger empty:hidden">
        {isWaiting && !uploads.areReady && m.chat_file_wait()}
      </p>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <div className={isLive ? '' : 'space-y-1'}>
          <label htmlFor="chat-files" className={isLive ? 'sr-only' : 'block text-sm font-medium'}>
            {m.chat_file_add()}
          </label>
          <input
            ref={chooser}
            id="chat-files"
            type="file"
            name="files"
            multiple
            accept={accepted}
            tabIndex={isLive ? -1 : undefined}
            aria-describedby="chat-file-hint"
            className={isLive ? 'sr-only' : 'control'}
            onChange={(event) => {
              uploads.add(event.target.files ?? []);
              event.target.value = '';
            }}
          />
          {isLive && (
            <button
              type="button"
              className="button button-plain"
              aria-describedby="chat-file-hint"
              onClick={() => chooser.current?.click()}
            >
              {isDraggedOver ? m.chat_file_drop() : m.chat_file_add()}
            </button>
          )}
        </div>
        <button type="submit" className="button button-main">
          {m.chat_send()}
        </button>
      </div>
      <div className="space-y-1 text-sm text-muted">
        <p id="chat-file-hint">{m.chat_file_hint()}</p>
        <p id="chat-keys">
          {excess > 0 ? (
            <span className="font-medium text-danger">{m.chat_too_long({ count: excess })}</span>
          ) : (
            m.chat_keys()
          )}
        </p>
      </div>
    </form>
  );
}
