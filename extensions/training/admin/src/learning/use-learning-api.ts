import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Attachable, Follower } from '../../../contracts/index.ts';
import type { ListPage } from '../use-training-api.ts';

/** The routes of learning, called as the person of the panel and in their language. */
export function useLearningApi() {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    return {
      list: async ({ kind, company, page }: { kind: string; company: string; page: number }) => {
        const query = new URLSearchParams({
          page: String(page),
          ...(kind === '' ? {} : { kind }),
          ...(company === '' ? {} : { company }),
        });
        return (await get<ListPage<Attachable>>(`/api/learning/to-attach?${query}`, options)).data;
      },
      attach: async ({ kind, id }: Attachable, sessionId: string, reason: string) => {
        await post(`/api/learning/to-attach/${kind}/${id}`, { sessionId, reason }, options);
      },
      followers: async ({ id }: { id: string }, page: number) =>
        (await get<ListPage<Follower>>(`/api/training-sessions/${id}/followers?page=${page}`, options)).data,
      move: async (enrolmentId: string, sessionId: string, reason: string) => {
        await post(`/api/course-enrolments/${enrolmentId}/move`, { sessionId, reason }, options);
      },
      withdraw: async (traineeId: string, courseId: string, reason: string) => {
        await post(`/api/trainees/${traineeId}/courses/${courseId}/withdraw`, { reason }, options);
      },
      enrol: async (traineeId: string, courseId: string) =>
        (
          await post<{ data: { session: { title: string } | null } }>(
            `/api/trainees/${traineeId}/courses`,
            { courseId },
            options,
          )
        ).data.data.session,
    };
  }, [get, post, locale]);
}
