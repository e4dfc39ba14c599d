import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  Proposal,
  ProposalOutcome,
  ProposalRequest,
  TrainingSession,
} from '../../../contracts/index.ts';

/** The routes of proposals, called as the person of the panel and in their language. */
export function useProposalsApi() {
  const { get, post } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    const write = async <Data>(path: string, body: object) =>
      (await post<{ data: Data }>(`/api/planning/proposals${path}`, body, options)).data.data;
    return {
      list: async (page: number) =>
        (
          await get<{ data: Proposal[]; meta: { page: number; pageSize: number; total: number } }>(
            `/api/planning/proposals?page=${page}`,
            options,
          )
        ).data,
      propose: (requests: readonly ProposalRequest[]) => write<ProposalOutcome[]>('', { requests }),
      accept: (id: string) => write<TrainingSession>(`/${id}/accept`, {}),
      dismiss: (id: string) => write<Proposal>(`/${id}/dismiss`, {}),
    };
  }, [get, post, locale]);
}
