import type { ReactNode } from 'react';

import { formatInstant } from '../../lib/dates.ts';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import type { ConnectionState } from './chat-connection.ts';
import { marksOfOther, type ChatState, type Marks, type PendingMessage } from './chat.ts';
import { MessageFiles } from './ChatFiles.tsx';

interface Props {
  consultationId: string;
  state: ChatState;
  viewerId: string;
  otherName: string;
  /** The IANA zone in which times are shown, the same on the server and here. */
  timeZone: string;
  connection: ConnectionState | null;
  /** The position of the first message that was new when the reader came; a line stands above it. */
  newFrom: number | null;
  onRetry: (clientMessageId: string) => void;
  /** Takes a refused message back into the field. */
  onEdit: (message: PendingMessage) => void;
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
        className={`max-w-[85%] space-y-2 rounded-card border px-3.5 py-2.5 break-words whitespace-pre-wrap ${
          props.isOwn ? 'border-transparent bg-primary-soft' : 'border-line bg-surface'
        }`}
      >
        {props.children}
      </div>
      {props.state !== undefined && (
        <div className="flex flex-wrap items-center justify-end gap-2 text-sm text-muted">{props.state}</div>
      )}
    </li>
  );
}

function stateOf(position: number, { read, delivered }: Marks): string {
  if (position <= read) return m.chat_read();
  return position <= delivered ? m.chat_delivered() : m.chat_sent();
}

function NewLine() {
  return (
    <li className="flex items-center gap-3 text-sm font-medium text-accent" data-new-messages>
      <span aria-hidden="true" className="h-px flex-1 bg-accent" />
      {m.chat_new()}
      <span aria-hidden="true" className="h-px flex-1 bg-accent" />
    </li>
  );
}

/** What becomes of a message that the server has not confirmed. */
function PendingState(props: {
  message: PendingMessage;
  isOpen: boolean;
  isConnected: boolean;
  onRetry: () => void;
  onEdit: () => void;
}) {
  if (!props.message.isFailed) return props.isConnected ? m.chat_sending() : m.chat_waiting();
  return (
    <>
      <span className="font-medium text-danger">
        {props.message.attachments.length > 0 ? m.chat_file_gone() : m.chat_failed()}
      </span>
      {props.isOpen && (
        <>
          <button type="button" className="button button-plain" onClick={props.onEdit}>
            {m.chat_edit()}
          </button>
          <button type="button" className="button button-plain" onClick={props.onRetry}>
            {m.chat_retry()}
          </button>
        </>
      )}
    </>
  );
}

/** The messages in order, then those that are on their way. */
export function ChatMessages({ state, viewerId, timeZone, ...props }: Props) {
  const locale = getLocale();
  const marks = marksOfOther(state, viewerId);
  const lastOwn = state.messages.findLast(({ senderId }) => senderId === viewerId)?.id;
  const dayOf = (instant: string) => formatInstant(instant, { locale, timeZone, format: 'day' });
  const time = (instant: string) => (
    <time dateTime={instant} suppressHydrationWarning>
      {formatInstant(instant, { locale, timeZone, format: 'time' })}
    </time>
  );
  const content = (message: Pick<PendingMessage, 'attachments'> & { text: string | null }) => (
    <>
      {message.attachments.length > 0 && (
        <MessageFiles consultationId={props.consultationId} files={message.attachments} />
      )}
      {message.text === null ? (
        <em className="text-muted">{m.chat_unreadable()}</em>
      ) : (
        message.text !== '' && <p>{message.text}</p>
      )}
    </>
  );
  return (
    <ol className="space-y-4">
      {state.messages.flatMap((message, index) => {
        const previous = state.messages[index - 1];
        const isOwn = message.senderId === viewerId;
        const day = dayOf(message.createdAt);
        const isNewDay = previous === undefined || dayOf(previous.createdAt) !== day;
        const bubble = (
          <Bubble
            key={message.clientMessageId}
            isOwn={isOwn}
            name={isOwn ? m.chat_you() : props.otherName}
            when={
              <>
                {isNewDay && <span suppressHydrationWarning>{day}, </span>}
                {time(message.createdAt)}
              </>
            }
            state={message.id === lastOwn ? stateOf(message.position, marks) : undefined}
          >
            {content(message)}
          </Bubble>
        );
        return message.position === props.newFrom ? [<NewLine key="new" />, bubble] : [bubble];
      })}
      {state.pending.map((message) => (
        <Bubble
          key={message.clientMessageId}
          isOwn
          name={m.chat_you()}
          when={time(message.writtenAt)}
          state={
            <PendingState
              message={message}
              isOpen={state.isOpen}
              isConnected={props.connection === 'connected'}
              onRetry={() => props.onRetry(message.clientMessageId)}
              onEdit={() => props.onEdit(message)}
            />
          }
        >
          {content(message)}
        </Bubble>
      ))}
    </ol>
  );
}
