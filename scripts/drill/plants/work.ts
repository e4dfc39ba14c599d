/** Plants of work that goes on beside medical secrecy: training, news, webhooks. */
import { randomUUID } from 'node:crypto';
import type { Drill } from '../context.ts';
import { pdfWith } from './consultation.ts';

/** Who is sent what happens in training: its key is made by the product. */
export async function plantReceiver(drill: Drill): Promise<void> {
  const { receiver, secret } = await drill.tell<{ receiver: { id: string }; secret: string }>(
    'platformAdmin',
    'POST',
    '/api/webhook-receivers',
    { name: 'Drill', url: `${drill.receiver.url}/${drill.people.company}`, writesMails: false },
  );
  drill.own('key of a receiver', secret.replace('whsec_', ''));
  await drill.tell('platformAdmin', 'POST', `/api/webhook-receivers/${receiver.id}/test`);
}

const lesson = { startsAt: '2035-01-02T09:00:00.000Z', endsAt: '2035-01-02T12:00:00.000Z' };

/** A session with its trainer and its learner, who hands work in and has it marked. */
export async function plantTraining(drill: Drill): Promise<void> {
  const { school, company } = drill.people;
  const { id: session } = await drill.tell<{ id: string }>('planner', 'POST', '/api/training-sessions', {
    companyId: company,
    courseId: school.course,
    title: drill.publicWord('title of a training session'),
    capacity: 4,
    instructorIds: [school.instructorId],
    reservations: [{ ...lesson, roomId: school.room, instructorId: school.instructorId }],
  });
  await drill.tell('planner', 'POST', `/api/training-sessions/${session}/enrol`, {
    traineeId: school.traineeId,
  });
  const { id, rounds } = await drill.tell<{ id: string; rounds: { id: string; files: { id: string }[] }[] }>(
    'learner',
    'POST',
    '/api/my/submissions',
    {
      courseId: school.course,
      title: 'Sertissage',
      text: drill.word('text of a learner'),
      files: [
        {
          name: `${drill.word('name of a learner’s file')}.pdf`,
          content: pdfWith(drill.word('file of a learner')),
        },
      ],
      clientId: randomUUID(),
    },
  );
  drill.ids.set('training session', session);
  drill.ids.set('submission', id);
  drill.ids.set('submission file', rounds[0]?.files[0]?.id ?? '');
  await drill.tell('trainer', 'POST', `/api/my/teaching/submissions/${id}/decisions`, {
    roundId: rounds[0]?.id,
    result: 'to_redo',
    comment: drill.word('remark of a trainer'),
  });
}

/** News of the company, which everybody in it reads. */
export async function plantNews(drill: Drill): Promise<void> {
  const { id } = await drill.tell<{ id: string }>('hr', 'POST', '/api/news', {
    title: drill.publicWord('news'),
    body: 'Bonjour.',
  });
  await drill.tell('hr', 'POST', `/api/news/${id}/publish`);
}
