/** A first exchange between two people, through the stores that encrypt, with a picture and something unread. */
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import type { Actor } from '@huntzen/database';
import type { AttachmentStore, ChatStore } from '../../extensions/records/chat/index.ts';
import { uuidFor } from './deterministic.ts';

const texts = {
  welcome:
    'Bonjour, je vous confirme notre rendez-vous. Y a-t-il un sujet que vous souhaitez aborder en premier ?',
  answer: 'Bonjour, merci. J’aimerais parler du sommeil : je me réveille souvent vers quatre heures.',
  request: 'C’est noté. Si vous le pouvez, notez vos heures de coucher et de réveil jusque-là.',
  diary: 'Voici ma semaine.',
  thanks: 'Merci, c’est très clair. Nous regarderons cela ensemble.',
} as const;

const nights = [
  ['lun.', 23.2, 4.1],
  ['mar.', 23.6, 6.4],
  ['mer.', 22.9, 4.0],
  ['jeu.', 24.1, 6.1],
  ['ven.', 23.4, 3.8],
  ['sam.', 24.6, 7.5],
  ['dim.', 23.0, 4.4],
] as const;

/** The nights of a week as somebody would draw them. */
function drawDiary(): Promise<Buffer> {
  const rows = nights.map(([day, from, to], index) => {
    const [x, width, y] = [90 + (from - 22) * 54, (to + 24 - from) * 54, 78 + index * 46];
    return `<text x="24" y="${y + 22}" font-size="20">${day}</text>
      <rect x="${x}" y="${y}" width="${width}" height="30" rx="8" fill="#4f7f6b"/>`;
  });
  const hours = [22, 24, 2, 4, 6, 8].map(
    (hour, index) =>
      `<text x="${90 + index * 108}" y="52" font-size="17" fill="#5b5b5b">${hour % 24} h</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="420" font-family="sans-serif">
    <rect width="700" height="420" fill="#fdfbf6"/>${hours.join('')}${rows.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** Writes the exchange into a consultation; the last message is unread by the employee. */
export async function writeConversation(
  strapi: Core.Strapi,
  consultationId: string,
  { employee, practitioner }: { employee: Actor; practitioner: Actor },
): Promise<void> {
  const chat = strapi.get<ChatStore>('care.chat');
  let index = 0;
  const say = async (actor: Actor, text: string, attachmentIds: string[] = []): Promise<void> => {
    const clientMessageId = uuidFor(`message ${consultationId} ${index}`);
    index += 1;
    const { position } = await chat.send(actor, { consultationId, clientMessageId, text, attachmentIds });
    const reader = actor === employee ? practitioner : employee;
    if (text !== texts.thanks) await chat.markRead(reader, consultationId, position);
  };
  await say(practitioner, texts.welcome);
  await say(employee, texts.answer);
  await say(practitioner, texts.request);
  const diary = await strapi.get<AttachmentStore>('care.chatAttachments').add(employee, consultationId, {
    name: 'carnet de sommeil.png',
    mediaType: 'image/png',
    content: await drawDiary(),
  });
  await say(employee, texts.diary, [diary.id]);
  await say(practitioner, texts.thanks);
}
