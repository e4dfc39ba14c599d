import '../../lib/island-locale.ts';

import { maxMessageCharacters } from '@huntzen/records/contracts/limits';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactNode,
} from 'react';

import { formatInstant } from '../../lib/dates.ts';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { openChat, type ChatConnection, type ConnectionState } from './chat-connection.ts';
import {
  lastPositionOfOthers,
  readByOther,
  reduceChat,
  startChat,
  type ChatAction,
  type ChatHistory,
  type ChatState,
} from './chat.ts';

interface Props {
  consultationId: string;
  viewerId: string;
  otherName: string;
  /** The IANA zone in which times are shown, the same on the server and here. */
  timeZone: string;
  realtimeUrl: string;
  loginUrl: string;
  history: ChatHistory;
  /** What the plain form holds: it works before and without JavaScript. */
  form: { name: string; nameField: string; clientMessageId: string; text: string };
}

const typingShownMs = 3_500;

/** What the server renders and the browser refreshes on its own: layout effects do not run on the server. */
const useBrowserLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect;

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

/** One message: who and when above it, what became of it below one's own. */
function Bubble(props: {
  isOwn: boolean;
  name: string;
  when: ReactNode;
  children: ReactNode;
  state?: ReactNode;
}) {
  return (
    <li className={`flex flex-col gap-1 ${props.isOwn ? 'items-end' : 'items-start'}`}>
      <p className="text-sm text-muted">
        <span className="font-medium">{props.name}</span> {props.when}
      </p>
      <div
        className={`max-w-[85%] rounded-card border px-3.5 py-2.5 break-words whitespace-pre-wrap ${
          props.isOwn ? 'border-transparent bg-primary-soft' : 'border-line bg-surface'
        }`}
      >
        {props.children}
      </div>
      {props.state !== undefined && (
        <p className="flex items-center gap-2 text-sm text-muted">{props.state}</p>
      )}
    </li>
  );
}

/** The messages of a consultation, live. The server renders the last page of them, with a plain form. */
export default function ChatIsland(props: Props) {
  const { consultationId, viewerId, otherName, timeZone, realtimeUrl } = props;
  const [store] = useState(() => createStore(props.history));
  const state = useSyncExternalStore(store.subscribe, store.get, store.get);
  const [connection, setConnection] = useState<ConnectionState | null>(null);
  const [isTyping, setIsTyping] = useState(false);
  const [older, setOlder] = useState<'idle' | 'loading' | 'failed'>('idle');
  const [draft, setDraft] = useState(props.form.text);
  const live = useRef<ChatConnection | null>(null);
  const log = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const input = useRef<HTMLTextAreaElement>(null);
  const locale = getLocale();

  // What was typed into the plain form before this script was there stays.
  useEffect(() => {
    const typed = input.current?.value ?? '';
    if (typed !== '') setDraft(typed);
  }, []);

  useEffect(() => {
    let typingTimer: ReturnType<typeof setTimeout> | undefined;
    const chat = openChat({
      consultationId,
      realtimeUrl,
      getState: store.get,
      dispatch: (action) => {
        if (action.kind === 'received') setIsTyping(false);
        store.dispatch(action);
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
  }, [consultationId, realtimeUrl, store]);

  const unread = lastPositionOfOthers(state, viewerId);
  useEffect(() => {
    const mark = () => {
      if (document.visibilityState === 'visible' && unread > 0) live.current?.markRead(unread);
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [unread, connection]);

  const lastShown = state.messages.at(-1)?.id;
  useBrowserLayoutEffect(() => {
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
      setOlder('idle');
      // What was in view stays in view.
      requestAnimationFrame(() => {
        if (box !== null) box.scrollTop = box.scrollHeight - fromEnd;
      });
    } catch {
      setOlder('failed');
    }
  }

  const excess = draft.length - maxMessageCharacters;

  function submit(event?: { preventDefault: () => void }): void {
    event?.preventDefault();
    const text = draft.trim();
    if (text === '' || excess > 0) return;
    isAtEnd.current = true;
    store.dispatch({
      kind: 'written',
      message: {
        clientMessageId: crypto.randomUUID(),
        text,
        writtenAt: new Date().toISOString(),
        isFailed: false,
      },
    });
    setDraft('');
    live.current?.flush();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  }

  function retry(clientMessageId: string): void {
    store.dispatch({ kind: 'retried', clientMessageId });
    live.current?.flush();
  }

  const readPosition = readByOther(state, viewerId);
  const lastOwn = state.messages.findLast(({ senderId }) => senderId === viewerId)?.id;
  const time = (instant: string) => (
    <time dateTime={instant} suppressHydrationWarning>
      {formatInstant(instant, { locale, timeZone, format: 'time' })}
    </time>
  );
  const dayOf = (instant: string) => formatInstant(instant, { locale, timeZone, format: 'day' });
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
        aria-live="polite"
        aria-label={m.chat_log()}
        tabIndex={0}
        className="max-h-[28rem] min-h-40 overflow-y-auto rounded-card border border-line bg-paper p-4"
        onScroll={(event) => {
          const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < 60;
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
        <ol className="space-y-4">
          {state.messages.map((message, index) => {
            const previous = state.messages[index - 1];
            const isOwn = message.senderId === viewerId;
            const day = dayOf(message.createdAt);
            const isNewDay = previous === undefined || dayOf(previous.createdAt) !== day;
            return (
              <Bubble
                key={message.clientMessageId}
                isOwn={isOwn}
                name={isOwn ? m.chat_you() : otherName}
                when={
                  <>
                    {isNewDay && <span suppressHydrationWarning>{day}, </span>}
                    {time(message.createdAt)}
                  </>
                }
                state={
                  message.id === lastOwn
                    ? message.position <= readPosition
                      ? m.chat_read()
                      : m.chat_sent()
                    : undefined
                }
              >
                {message.text ?? <em className="text-muted">{m.chat_unreadable()}</em>}
              </Bubble>
            );
          })}
          {state.pending.map((message) => (
            <Bubble
              key={message.clientMessageId}
              isOwn
              name={m.chat_you()}
              when={time(message.writtenAt)}
              state={
                message.isFailed ? (
                  <>
                    <span className="font-medium text-danger">{m.chat_failed()}</span>
                    {state.isOpen && (
                      <button
                        type="button"
                        className="button button-plain"
                        onClick={() => retry(message.clientMessageId)}
                      >
                        {m.chat_retry()}
                      </button>
                    )}
                  </>
                ) : connection === 'connected' ? (
                  m.chat_sending()
                ) : (
                  m.chat_waiting()
                )
              }
            >
              {message.text}
            </Bubble>
          ))}
        </ol>
      </div>
      <p aria-live="polite" className="min-h-6 text-sm text-muted">
        {isTyping && m.chat_typing({ name: otherName })}
      </p>
      {state.isOpen ? (
        <form method="post" action="#chat" className="space-y-2" onSubmit={submit}>
          <input type="hidden" name={props.form.nameField} value={props.form.name} />
          <input type="hidden" name="clientMessageId" value={props.form.clientMessageId} />
          <label htmlFor="chat-text" className="block font-medium">
            {m.chat_your_message()}
          </label>
          <textarea
            ref={input}
            id="chat-text"
            name="text"
            rows={3}
            required
            className="control"
            autoComplete="off"
            aria-describedby="chat-keys"
            aria-invalid={excess > 0 ? true : undefined}
            value={draft}
            onChange={(event) => {
              setDraft(event.target.value);
              if (event.target.value.trim() !== '') live.current?.type();
            }}
            onKeyDown={onKeyDown}
          />
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p id="chat-keys" className="text-sm text-muted">
              {excess > 0 ? (
                <span className="font-medium text-danger">{m.chat_too_long({ count: excess })}</span>
              ) : (
                m.chat_keys()
              )}
            </p>
            <button type="submit" className="button button-main">
              {m.chat_send()}
            </button>
          </div>
        </form>
      ) : (
        <p className="rounded-card border border-line bg-paper p-4">{m.chat_closed()}</p>
      )}
    </div>
  );
}
