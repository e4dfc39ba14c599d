import { pageSize, type RouteContract } from '@huntzen/kernel/contracts';
import { endpoint, type Caller } from '@huntzen/kernel/server';
import * as routes from '../contracts/index.ts';
import type { AgendaService } from './agenda.ts';
import type { AvailabilityService } from './availability.ts';
import type { BookingRulesService } from './booking-rules.ts';
import type { BusyFeedService } from './busy-feeds.ts';
import type { ConsultationService } from './consultations.ts';
import type { CorrectionService } from './corrections.ts';
import type { PractitionerService } from './practitioners.ts';
import type { RoomService } from './rooms.ts';
import type { RatingService } from './ratings.ts';
import {
  presentConsultation,
  presentPractitioner,
  presentPractitionerSummary,
  presentSlot,
  type ConsultationRow,
} from './present.ts';

/** The services that the routes of this extension call. */
export interface ConsultationsServices {
  practitioners: PractitionerService;
  consultations: ConsultationService;
  corrections: CorrectionService;
  ratings: RatingService;
  availability: AvailabilityService;
  bookingRules: BookingRulesService;
  busyFeeds: BusyFeedService;
  agenda: AgendaService;
  rooms: RoomService;
}

const twoWeeks = 14 * 86_400_000;

/** The routes that move a consultation and take nothing but its id: alike but for their names. */
type ActionRoute = Omit<typeof routes.confirmRoute, 'path' | 'summary'> &
  Pick<RouteContract, 'path' | 'summary'>;

const answer = (row: ConsultationRow, { accountId }: Caller) => ({
  data: presentConsultation(row, accountId, Date.now()),
});

/** The endpoints of search, booking and hours. The services are asked for per request. */
export const consultationsEndpoints = (services: () => ConsultationsServices) => {
  const act = (contract: ActionRoute, action: Exclude<routes.ConsultationAction, 'reschedule'>) =>
    endpoint(contract, async ({ params }, caller, { idempotencyKey }) =>
      answer(
        await services().consultations.act(caller, params.id, action, Date.now(), idempotencyKey),
        caller,
      ),
    );

  return [
    endpoint(routes.searchPractitionersRoute, async ({ query }, caller) => {
      const { found, total, hasMore } = await services().practitioners.search(caller, query, Date.now());
      return {
        data: found.map(({ row, rating, next }) => presentPractitionerSummary(row, rating, next)),
        meta: { page: query.page, pageSize, total, hasMore },
      };
    }),
    endpoint(routes.getPractitionerRoute, async ({ params }, caller) => {
      const { row, rating, next } = await services().practitioners.get(caller, params.id, Date.now());
      return { data: presentPractitioner(row, rating, next) };
    }),
    endpoint(routes.listSlotsRoute, async ({ params, query }, caller) => {
      const now = Date.now();
      const from = query.from === undefined ? now : Date.parse(query.from);
      const to = query.to === undefined ? from + twoWeeks : Date.parse(query.to);
      const slots = await services().practitioners.slots(caller, params.id, { from, to }, now);
      return { data: slots.map(presentSlot) };
    }),

    endpoint(routes.bookRoute, async ({ body }, caller, { idempotencyKey }) =>
      answer(await services().consultations.book(caller, body, idempotencyKey, Date.now()), caller),
    ),
    endpoint(routes.listConsultationsRoute, async ({ query }, caller) => {
      const { rows, total } = await services().consultations.list(caller, query.when, query.page);
      const now = Date.now();
      return {
        data: rows.map((row) => presentConsultation(row, caller.accountId, now)),
        meta: { page: query.page, pageSize, total },
      };
    }),
    endpoint(routes.getConsultationRoute, async ({ params }, caller) =>
      answer(await services().consultations.get(caller, params.id), caller),
    ),
    act(routes.confirmRoute, 'confirm'),
    act(routes.startRoute, 'start'),
    act(routes.completeRoute, 'complete'),
    act(routes.cancelRoute, 'cancel'),
    act(routes.noShowRoute, 'no-show'),
    endpoint(routes.rescheduleRoute, async ({ params, body }, caller, { idempotencyKey }) => {
      const { consultations } = services();
      return answer(
        await consultations.reschedule(caller, params.id, body.startsAt, Date.now(), idempotencyKey),
        caller,
      );
    }),

    endpoint(routes.openRoomRoute, async ({ body }, caller) => ({
      data: await services().rooms.open(caller, body.consultationId, Date.now()),
    })),
    endpoint(routes.getRoomPhoneRoute, async ({ params }, caller) => ({
      data: { phone: await services().rooms.findPhone(caller, params.id, Date.now()) },
    })),
    endpoint(routes.listCorrectionsRoute, async ({ params }, caller) => ({
      data: await services().corrections.history(caller, params.id, Date.now()),
    })),
    endpoint(routes.correctRoute, async ({ params, body }, caller) => {
      await services().corrections.correct(caller, params.id, body);
      return answer(await services().consultations.get(caller, params.id), caller);
    }),
    endpoint(routes.reopenRoute, async ({ params }, caller) => {
      await services().corrections.reopen(caller, params.id);
      return answer(await services().consultations.get(caller, params.id), caller);
    }),
    endpoint(routes.getRatingRoute, async ({ params }, caller) => ({
      data: await services().ratings.get(caller, params.id, Date.now()),
    })),
    endpoint(routes.putRatingRoute, async ({ params, body }, caller) => ({
      data: await services().ratings.put(caller, params.id, body.score, Date.now()),
    })),

    endpoint(routes.getAvailabilityRoute, async (_input, caller) => ({
      data: await services().availability.get(caller),
    })),
    endpoint(routes.putAvailabilityRoute, async ({ body }, caller) => ({
      data: await services().availability.replace(caller, body),
    })),

    endpoint(routes.getBookingRulesRoute, async (_input, caller) => ({
      data: await services().bookingRules.get(caller),
    })),
    endpoint(routes.putBookingRulesRoute, async ({ body }, caller) => ({
      data: await services().bookingRules.save(caller, body),
    })),
    endpoint(routes.previewAvailabilityRoute, async ({ body }, caller) => ({
      data: { stranded: await services().agenda.findStranded(caller, body, Date.now()) },
    })),
    endpoint(routes.getAgendaRoute, async ({ query }, caller) => ({
      data: await services().agenda.get(caller, query, Date.now()),
    })),
    endpoint(routes.getBusyFeedRoute, async (_input, caller) => ({
      data: await services().busyFeeds.get(caller),
    })),
    endpoint(routes.putBusyFeedRoute, async ({ body }, caller) => ({
      data: await services().busyFeeds.save(caller, body.address),
    })),
    endpoint(routes.refreshBusyFeedRoute, async (_input, caller) => ({
      data: await services().busyFeeds.refresh(caller),
    })),
    endpoint(routes.deleteBusyFeedRoute, async (_input, caller) => ({
      data: await services().busyFeeds.remove(caller),
    })),
  ];
};
