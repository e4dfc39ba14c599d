import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type {
  LostResource,
  PlanningRules,
  Proposal,
  ProposalCheck,
  ProposalEdit,
  ProposalInput,
  ProposalOutcome,
  StrandedSession,
  TrainingSession,
} from '../../../contracts/index.ts';

/** The routes of proposals, called as the person of the panel and in their language. */
export function useProposalsApi() {
  const { get, post, put } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    const write = async <Data>(path: string, body: object) =>
      (await post<{ data: Data }>(`/api/planning/proposals${path}`, body, options)).data.data;
    return {
      list: async (page: number) =>
        (
          await get<{ data: Proposal[]; meta: { page: number; pageSize: number; total: number } }>(
            `/api/planning/proposals?status=open&page=${page}`,
            options,
          )
        ).data,
      propose: (requests: readonly ProposalInput[], rules: PlanningRules, by: Proposal['plannedBy']) =>
        write<ProposalOutcome[]>('', { requests, rules, by }),
      planInstead: (id: string) => write<ProposalOutcome>(`/${id}/plan`, {}),
      check: (id: string, edit: ProposalEdit) => write<ProposalCheck>(`/${id}/check`, edit),
      edit: async (id: string, edit: ProposalEdit) =>
        (await put<{ data: Proposal }>(`/api/planning/proposals/${id}`, edit, options)).data.data,
      accept: (id: string, note: string) =>
        write<TrainingSession>(`/${id}/accept`, note.trim() === '' ? {} : { note: note.trim() }),
      stranded: async (query: Record<string, string>) =>
        (
          await get<{ data: StrandedSession[]; meta: { page: number; pageSize: number; total: number } }>(
            `/api/planning/stranded?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))}`,
            options,
          )
        ).data,
      replan: async (sessionIds: readonly string[], lost: LostResource | null) =>
        (await post<{ data: ProposalOutcome[] }>('/api/planning/replans', { sessionIds, lost }, options)).data
          .data,
      dismiss: (id: string) => write<Proposal>(`/${id}/dismiss`, {}),
    };
  }, [get, post, put, locale]);
}
