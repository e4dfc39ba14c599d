import '../../lib/island-locale.ts';

import type { ChatAttachment } from '@huntzen/records/contracts';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';

import { m } from '../../paraglide/messages.js';
import { openChat, type ChatConnection, type ConnectionState } from './chat-connection.ts';
import {
  firstUnread,
  lastPositionOfOthers,
  reduceChat,
  startChat,
  type ChatAction,
  type ChatHistory,
  type ChatState,
  type PendingMessage,
} from './chat.ts';
import { ChatComposer, type PlainForm } from './ChatComposer.tsx';
import { ChatMessages } from './ChatMessages.tsx';

interface Props {
  consultationId: string;
  viewerId: string;
  otherName: string;
  /** The IANA zone in which times are shown, the same on the server and here. */
  timeZone: string;
  realtimeUrl: string;
  loginUrl: string;
  history: ChatHistory;
  form: PlainForm;
}

const typingShownMs = 3_500;

function createStore(history: ChatHistory) {
  let state = startChat(history);
  const listeners = new Set<() => void>();
  return {
    get: (): ChatState => state,
    dispatch(action: ChatAction): void {
      state = reduceChat(state, action);
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function connectionText(connection: ConnectionState): string {
  switch (connection) {
    case 'connecting':
      return m.chat_connecting();
    case 'connected':
      return m.chat_connected();
    case 'reconnecting':
      return m.chat_reconnecting();
    case 'signed-out':
      return m.chat_signed_out();
  }
}

/** Tells the server what was read while the page is looked at, and what only arrived while it is not. */
function useMarks(
  live: { current: ChatConnection | null },
  last: number,
  connection: ConnectionState | null,
) {
  useEffect(() => {
    const mark = () => {
      if (last === 0) return;
      if (document.visibilityState === 'visible') live.current?.markRead(last);
      else live.current?.markDelivered(last);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [live, last, connection]);
}

/** The messages of a consultation, live. The server renders the last page of them, with a plain form. */
export default function ChatIsland(props: Props) {
  const { consultationId, viewerId, otherName, realtimeUrl } = props;
  const [store] = useState(() => createStore(props.history));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const [connection, setConnection] = useState<ConnectionState | null>(null);
  const [isTyping, setIsTyping] = useState(false);
  const [older, setOlder] = useState<'idle' | 'loading' | 'failed'>('idle');
  const [draft, setDraft] = useState(props.form.text);
  const [newFrom, setNewFrom] = useState(() => firstUnread(startChat(props.history), viewerId));
  const live = useRef<ChatConnection | null>(null);
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useEffect(() => {
    let typingTimer: ReturnType<typeof setTimeout> | undefined;
    const chat = openChat({
      consultationId,
      realtimeUrl,
      getState: store.get,
      dispatch: (action) => {
        if (action.kind === 'received') setIsTyping(false);
        store.dispatch(action);
        // What comes while nobody looks is new when somebody does.
        if (action.kind === 'received' && document.visibilityState === 'hidden')
          setNewFrom((known) => known ?? firstUnread(store.get(), viewerId));
        if (action.kind === 'forgotten') setNewFrom(null);
      },
      onConnection: setConnection,
      onTyping: () => {
        setIsTyping(true);
        clearTimeout(typingTimer);
        typingTimer = setTimeout(() => setIsTyping(false), typingShownMs);
      },
    });
    live.current = chat;
    return () => {
      clearTimeout(typingTimer);
      chat.stop();
    };
  }, [consultationId, realtimeUrl, store, viewerId]);

  useMarks(live, lastPositionOfOthers(state, viewerId), connection);

  const lastShown = state.messages.at(-1)?.id;
  useLayoutEffect(() => {
    if (isAtEnd.current && log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  }, [lastShown, state.pending.length, isTyping]);

  async function loadOlder(): Promise<void> {
    setOlder('loading');
    const before = state.messages[0]?.position;
    const query = new URLSearchParams({ consultation: consultationId, before: String(before) });
    try {
      const response = await fetch(`/api/chat-messages?${query}`, {
        headers: { Accept: 'application/json' },
      });
      if (!response.ok) throw new Error(String(response.status));
      const page = (await response.json()) as ChatHistory;
      const box = log.current;
      const fromEnd = box === null ? 0 : box.scrollHeight - box.scrollTop;
      store.dispatch({ kind: 'older', messages: page.messages, hasOlder: page.hasMore });
      // What was in view stays in view.
      requestAnimationFrame(() => {
        if (box !== null) box.scrollTop = box.scrollHeight - fromEnd;
        setOlder('idle');
      });
    } catch {
      setOlder('failed');
    }
  }

  function send(text: string, attachments: readonly ChatAttachment[]): void {
    isAtEnd.current = true;
    setNewFrom(null);
    const clientMessageId = crypto.randomUUID();
    const writtenAt = new Date().toISOString();
    store.dispatch({
      kind: 'written',
      message: { clientMessageId, text, attachments, writtenAt, isFailed: false },
    });
    live.current?.flush();
  }

  function retry(clientMessageId: string): void {
    store.dispatch({ kind: 'retried', clientMessageId });
    live.current?.flush();
  }

  function edit({ clientMessageId, text }: PendingMessage): void {
    store.dispatch({ kind: 'withdrawn', clientMessageId });
    setDraft((typed) => (typed.trim() === '' ? text : `${text}\n${typed}`));
    document.querySelector<HTMLElement>('#chat-text')?.focus();
  }

  const isEmpty = state.messages.length === 0 && state.pending.length === 0;
  return (
    <div className="space-y-3">
      <p role="status" className="min-h-6 text-sm text-muted">
        {connection !== null && connectionText(connection)}{' '}
        {connection === 'signed-out' && <a href={props.loginUrl}>{m.chat_sign_in()}</a>}
      </p>
      <div
        ref={log}
        role="log"
        // Earlier messages that were asked for are not news.
        aria-live={older === 'loading' ? 'off' : 'polite'}
        aria-label={m.chat_log()}
        tabIndex={0}
        className="max-h-[28rem] min-h-40 overflow-y-auto rounded-card border border-line bg-paper p-4"
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < 60;
        }}
        // A picture that has come makes the list longer.
        onLoadCapture={(event) => {
          if (isAtEnd.current) event.currentTarget.scrollTop = event.currentTarget.scrollHeight;
        }}
      >
        {state.hasOlder && connection !== null && (
          <div className="mb-4 text-center">
            <button
              type="button"
              className="button button-plain"
              disabled={older === 'loading'}
              onClick={() => void loadOlder()}
            >
              {older === 'loading' ? m.chat_older_loading() : m.chat_older()}
            </button>
            {older === 'failed' && <p className="mt-2 text-sm text-danger">{m.chat_older_failed()}</p>}
          </div>
        )}
        {isEmpty && <p className="text-muted">{m.chat_empty()}</p>}
        <ChatMessages
          consultationId={consultationId}
          state={state}
          viewerId={viewerId}
          otherName={otherName}
          timeZone={props.timeZone}
          connection={connection}
          newFrom={newFrom}
          onRetry={retry}
          onEdit={edit}
        />
      </div>
      <p aria-live="polite" className="min-h-6 text-sm text-muted">
        {isTyping && m.chat_typing({ name: otherName })}
      </p>
      {state.isOpen ? (
        <ChatComposer
          consultationId={consultationId}
          form={props.form}
          draft={draft}
          onDraft={setDraft}
          onTyping={() => live.current?.type()}
          onSend={send}
        />
      ) : (
        <p className="rounded-card border border-line bg-paper p-4">{m.chat_closed()}</p>
      )}
    </div>
  );
}
