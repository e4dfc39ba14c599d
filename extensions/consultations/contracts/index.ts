import * as aftermath from './aftermath.ts';
import * as agenda from './agenda.ts';
import * as availability from './availability.ts';
import * as bookingRules from './booking-rules.ts';
import * as busyFeed from './busy-feed.ts';
import * as consultation from './consultation.ts';
import * as document from './document.ts';
import * as hold from './hold.ts';
import * as practitioner from './practitioner.ts';
import * as profile from './profile.ts';
import * as room from './room.ts';
import * as verification from './verification.ts';
import * as wait from './wait.ts';

export * from './aftermath.ts';
export * from './agenda.ts';
export * from './availability.ts';
export * from './booking-rules.ts';
export * from './busy-feed.ts';
export * from './consultation.ts';
export * from './document.ts';
export * from './hold.ts';
export * from './practitioner.ts';
export * from './profile.ts';
export * from './room.ts';
export * from './states.ts';
export * from './verification.ts';
export * from './vocabulary.ts';
export * from './wait.ts';

/** Every route of this extension. */
export const consultationsRoutes = [
  practitioner.searchPractitionersRoute,
  practitioner.getPractitionerRoute,
  practitioner.listSlotsRoute,
  consultation.bookRoute,
  consultation.listConsultationsRoute,
  consultation.getConsultationRoute,
  consultation.confirmRoute,
  consultation.startRoute,
  consultation.completeRoute,
  consultation.cancelRoute,
  consultation.noShowRoute,
  consultation.rescheduleRoute,
  room.openRoomRoute,
  room.getRoomPhoneRoute,
  aftermath.listCorrectionsRoute,
  aftermath.correctRoute,
  aftermath.reopenRoute,
  aftermath.getRatingRoute,
  aftermath.putRatingRoute,
  hold.chooseRoute,
  hold.getHoldRoute,
  hold.giveUpHoldRoute,
  wait.joinWaitRoute,
  wait.listWaitsRoute,
  wait.leaveWaitRoute,
  wait.acceptOfferRoute,
  wait.declineOfferRoute,
  availability.getAvailabilityRoute,
  availability.putAvailabilityRoute,
  bookingRules.getBookingRulesRoute,
  bookingRules.putBookingRulesRoute,
  agenda.previewAvailabilityRoute,
  agenda.getAgendaRoute,
  busyFeed.getBusyFeedRoute,
  busyFeed.putBusyFeedRoute,
  busyFeed.refreshBusyFeedRoute,
  busyFeed.deleteBusyFeedRoute,
  document.listDocumentsRoute,
  document.addDocumentRoute,
  document.replaceDocumentRoute,
  document.removeDocumentRoute,
  document.openDocumentRoute,
  profile.getOwnProfileRoute,
  profile.putOwnProfileRoute,
  profile.putPhotoRoute,
  profile.deletePhotoRoute,
  profile.putVideoRoute,
  profile.deleteVideoRoute,
  verification.listVerificationsRoute,
  verification.getVerificationRoute,
  verification.decideVerificationRoute,
  verification.readDocumentRoute,
] as const;
