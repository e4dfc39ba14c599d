import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Decision, Verification, VerificationSummary } from '../../contracts/verification.ts';

/** Which practitioners a list shows. */
export type VerificationList = 'waiting' | 'all';

/** One page of practitioners. */
export interface VerificationPageData {
  data: VerificationSummary[];
  meta: { page: number; pageSize: number; total: number };
}

/** The routes of the verification, called as the person of the panel and in their language. */
export function useVerificationApi() {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const headers = { 'Accept-Language': locale };
    const address = (id: string) => `/api/practitioner-verifications/${id}`;
    return {
      list: async (list: VerificationList, page: number) =>
        (
          await get<VerificationPageData>(`/api/practitioner-verifications?list=${list}&page=${page}`, {
            headers,
          })
        ).data,
      show: async (id: string) => (await get<{ data: Verification }>(address(id), { headers })).data.data,
      decide: async (id: string, decision: { status: Decision; reason: string; revision: number }) =>
        (await post<{ data: Verification }>(`${address(id)}/decision`, decision, { headers })).data.data,
      read: async (documentId: string) => {
        const answer = await get<Blob>(`/api/practitioner-documents/${documentId}/file`, {
          headers,
          responseType: 'blob',
        });
        const name = /filename="([\w.-]+)"/.exec(answer.headers?.get('content-disposition') ?? '')?.[1];
        return { content: answer.data, name: name ?? 'document' };
      },
    };
  }, [get, post, locale]);
}
