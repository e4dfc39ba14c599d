import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  NewSession,
  SessionSummary,
  Trainee,
  TrainingAlert,
  TrainingChoices,
  TrainingMove,
  TrainingSession,
  WeeklyHours,
} from '../../contracts/index.ts';

/** One page of a list. */
export interface ListPage<Item> {
  data: Item[];
  meta: { page: number; pageSize: number; total: number };
}

/** What a session can be asked to do. */
export type SessionAction = 'withdraw' | 'promote' | 'confirm' | 'cancel' | 'capacity' | 'open' | 'settings';

const queryOf = (values: Record<string, string | number | undefined>) =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  ).toString();

/** The routes of training, called as the person of the panel and in their language. */
export function useTrainingApi() {
  const { get, post, put, del } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    const read = async <Data>(address: string) => (await get<Data>(address, options)).data;
    const write = async <Data>(address: string, body: object = {}) =>
      (await post<{ data: Data }>(address, body, options)).data.data;
    const session = (id: string) => `/api/training-sessions/${id}`;
    return {
      choices: async () => (await read<{ data: TrainingChoices }>('/api/training-choices')).data,
      list: (filter: Record<string, string | number | undefined>) =>
        read<ListPage<SessionSummary>>(`/api/training-sessions?${queryOf(filter)}`),
      show: async (id: string) => (await read<{ data: TrainingSession }>(session(id))).data,
      history: (id: string, page: number) =>
        read<ListPage<TrainingMove>>(`${session(id)}/history?${queryOf({ page })}`),
      create: (body: NewSession) => write<TrainingSession>('/api/training-sessions', body),
      enrol: (id: string, traineeId: string) =>
        write<{ outcome: 'enrolled' | 'waiting'; session: TrainingSession }>(`${session(id)}/enrol`, {
          traineeId,
        }),
      act: (id: string, action: SessionAction, body?: object) =>
        write<TrainingSession>(`${session(id)}/${action}`, body),
      deleteDraft: async (id: string) => {
        await del(session(id), options);
      },
      alerts: (filter: Record<string, string | number | undefined>) =>
        read<ListPage<TrainingAlert>>(`/api/training-alerts?${queryOf(filter)}`),
      acknowledge: (id: string) => write<{ waiting: number }>(`/api/training-alerts/${id}/acknowledge`),
      people: (filter: Record<string, string | number | undefined>) =>
        read<ListPage<Trainee>>(`/api/trainees?${queryOf(filter)}`),
      saveInstructor: async (id: string, body: { courseIds: string[]; hours: WeeklyHours[] }) => {
        await put(`/api/training-instructors/${id}`, body, options);
      },
      addPerson: (body: object) => write<Trainee>('/api/trainees', body),
      approve: (id: string) => write<Trainee>(`/api/trainees/${id}/approve`),
      convert: (id: string, body: object) =>
        write<{ trainee: Trainee; outcome: 'none' | 'enrolled' | 'waiting' }>(
          `/api/trainees/${id}/convert`,
          body,
        ),
    };
  }, [get, post, put, del, locale]);
}
