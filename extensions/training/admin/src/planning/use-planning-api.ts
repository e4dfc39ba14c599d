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

/** What one instructor teaches. */
export interface InstructorHours {
  instructor: { id: string; name: string };
  teachingMinutes: number;
  entries: PlanningEntry[];
}

/** Whether figures are those of every session, or of those that match. */
export type CountedSessions = 'all' | 'filtered';

/** An answer with what its figures count. */
export interface Counted<Data> {
  data: Data;
  meta: { sessions: CountedSessions };
}

/** The routes of the planning, called as the person of the panel and in their language. */
export function usePlanningApi() {
  const { get, post, del } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const options = { headers: { 'Accept-Language': locale } };
    const answer = async <Body>(path: string, query: Record<string, string> = {}) => {
      const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''));
      return (await get<Body>(`/api/planning/${path}?${search}`, options)).data;
    };
    return {
      rooms: (query: Record<string, string>) => answer<Counted<RoomOccupancy[]>>('rooms', query),
      day: (day: string, query: Record<string, string>) => answer<Counted<PlanningDay>>(`days/${day}`, query),
      instructors: (query: Record<string, string>) => answer<Counted<TaughtMinutes[]>>('instructors', query),
      instructor: (id: string, query: Record<string, string>) =>
        answer<Counted<InstructorHours>>(`instructors/${id}`, query),
      closures: async (year: string) => (await answer<{ data: Closure[] }>('closures', { year })).data,
      close: async (body: { day: string; roomId: string | null; reason: string }) =>
        (await post<{ data: Closure }>('/api/planning/closures', body, options)).data.data,
      open: (id: string) => del(`/api/planning/closures/${id}`, options),
      /** Saves the calendar of a room or an instructor, `rooms/CODE` or `instructors/id`. */
      saveCalendar: async (path: string, name: string) => {
        const file = await get<Blob>(`/api/planning/${path}/calendar`, {
          ...options,
          responseType: 'blob',
        });
        saveFile(file.data, name);
      },
    };
  }, [get, post, del, locale]);
}
