import { saveFile } from '@huntzen/kernel/admin';
import { useFetchClient } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { Closure, PlanningDay, PlanningEntry, RoomOccupancy } from '../../../contracts/index.ts';

/** An instructor with what they teach. */
export interface TaughtMinutes {
  id: string;
  name: string;
  teachingMinutes: number;
}

/** The routes of the planning, called as the person of the panel and in their language. */
export function usePlanningApi() {
  const { get, post, del } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    const read = async <Data>(path: string, query: Record<string, string> = {}) => {
      const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
      return (await get<{ data: Data }>(`/api/planning/${path}?${search}`, options)).data.data;
    };
    return {
      rooms: (query: Record<string, string>) => read<RoomOccupancy[]>('rooms', query),
      room: (code: string, query: Record<string, string>) =>
        read<RoomOccupancy & { entries: PlanningEntry[] }>(`rooms/${code}`, query),
      day: (day: string) => read<PlanningDay>(`days/${day}`),
      instructors: (query: Record<string, string>) => read<TaughtMinutes[]>('instructors', query),
      instructor: (id: string, query: Record<string, string>) =>
        read<{ instructor: { id: string; name: string }; teachingMinutes: number; entries: PlanningEntry[] }>(
          `instructors/${id}`,
          query,
        ),
      closures: (year: string) => read<Closure[]>('closures', { year }),
      close: async (body: { day: string; roomId: string | null; reason: string }) =>
        (await post<{ data: Closure }>('/api/planning/closures', body, options)).data.data,
      open: (id: string) => del(`/api/planning/closures/${id}`, options),
      /** Saves the calendar of a room or an instructor, `rooms/CODE` or `instructors/id`. */
      saveCalendar: async (path: string, name: string) => {
        const answer = await get<Blob>(`/api/planning/${path}/calendar`, {
          ...options,
          responseType: 'blob',
        });
        saveFile(answer.data, name);
      },
    };
  }, [get, post, del, locale]);
}
