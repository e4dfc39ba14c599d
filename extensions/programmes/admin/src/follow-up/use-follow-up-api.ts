import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type * as z from 'zod';
import type {
  FollowedReport,
  followUpChoicesRoute,
  FollowUpFigures,
  FollowUpView,
  PatientTotals,
  SessionTotals,
} from '../../../contracts/follow-up.ts';

/** One page of a view. */
export type FollowUpList = (
  | { view: 'reports'; data: FollowedReport[] }
  | { view: 'sessions'; data: SessionTotals[] }
  | { view: 'patients'; data: PatientTotals[] }
) & { meta: { page: number; pageSize: number; total: number } };

/** What the filters offer. */
export type FollowUpChoices = z.output<(typeof followUpChoicesRoute)['response']>['data'];

/** The name that the server gave the file, or one of our own. */
const fileNameOf = (headers: Headers | undefined, view: FollowUpView): string =>
  /filename="([\w.-]+)"/.exec(headers?.get('content-disposition') ?? '')?.[1] ?? `follow-up-${view}.csv`;

/** The routes of the follow-up, called as the person of the panel and in their language. */
export function useFollowUpApi() {
  const { get } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const headers = { 'Accept-Language': locale };
    return {
      list: async (view: FollowUpView, query: URLSearchParams) => {
        const { data } = await get<Omit<FollowUpList, 'view'>>(`/api/follow-up/${view}?${query}`, {
          headers,
        });
        return { view, ...data } as FollowUpList;
      },
      figures: async (query: URLSearchParams) =>
        (await get<{ data: FollowUpFigures }>(`/api/follow-up/figures?${query}`, { headers })).data.data,
      choices: async (query: URLSearchParams) =>
        (await get<{ data: FollowUpChoices }>(`/api/follow-up/choices?${query}`, { headers })).data.data,
      file: async (view: FollowUpView, query: URLSearchParams) => {
        const answer = await get<Blob>(`/api/follow-up/${view}.csv?${query}`, {
          headers,
          responseType: 'blob',
        });
        return { content: answer.data, name: fileNameOf(answer.headers, view) };
      },
    };
  }, [get, locale]);
}
