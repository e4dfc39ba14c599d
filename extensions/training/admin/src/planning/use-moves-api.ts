import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { MoveCheck, MoveTarget, PlanningEntry } from '../../../contracts/index.ts';

/** The routes that move a stretch, called as the person of the panel and in their language. */
export function useMovesApi() {
  const { post } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    const write = async <Data>(id: string, action: 'check' | 'move', body: object) =>
      (await post<{ data: Data }>(`/api/planning/reservations/${id}/${action}`, body, options)).data.data;
    return {
      check: (id: string, target: MoveTarget) => write<MoveCheck>(id, 'check', { target }),
      move: (id: string, body: { target: MoveTarget; revision: number; note?: string }) =>
        write<PlanningEntry>(id, 'move', body),
    };
  }, [post, locale]);
}
