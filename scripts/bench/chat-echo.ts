/** The least that could carry a chat: socket.io alone, rooms in memory, no sign-in, nothing checked, saved or encrypted. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { socketPath } from '../../realtime/contracts/address.ts';

interface Message {
  consultationId: string;
  text: string;
}

const server = createServer((_request, response) => response.end('ok'));
const io = new Server(server, {
  path: socketPath,
  serveClient: false,
  transports: ['websocket'],
  perMessageDeflate: false,
});
io.of('/chat').on('connection', (socket) => {
  socket.on('chat:join', async ({ consultationId }: Message, answer: (result: object) => void) => {
    await socket.join(consultationId);
    answer({ ok: true });
  });
  socket.on('chat:message', (message: Message, answer: (result: object) => void) => {
    answer({ ok: true });
    io.of('/chat').to(message.consultationId).emit('chat:message', { message });
  });
});
server.listen(Number(process.env.REALTIME_PORT), '127.0.0.1');
