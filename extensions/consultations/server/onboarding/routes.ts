import { pageSize } from '@huntzen/kernel/contracts';
import { endpoint } from '@huntzen/kernel/server';
import * as routes from '../../contracts/index.ts';
import type { DocumentService } from './documents.ts';
import type { ProfileService } from './profiles.ts';
import type { VerificationService } from './verifications.ts';

/** The services that the routes of this folder call. */
export interface OnboardingServices {
  documents: DocumentService;
  profiles: ProfileService;
  verifications: VerificationService;
}

const bytesOf = ({ content }: { content: string }) => Buffer.from(content, 'base64');

/** The endpoints of documents, own profiles and verification. The services are asked for per request. */
export const onboardingEndpoints = (services: () => OnboardingServices) => [
  endpoint(routes.listDocumentsRoute, async (_input, caller) => ({
    data: await services().documents.list(caller, Date.now()),
  })),
  endpoint(routes.addDocumentRoute, async ({ body }, caller) => ({
    data: await services().documents.add(caller, body, Date.now()),
  })),
  endpoint(routes.replaceDocumentRoute, async ({ params, body }, caller) => ({
    data: await services().documents.replace(caller, params.id, body, Date.now()),
  })),
  endpoint(routes.removeDocumentRoute, ({ params }, caller) =>
    services().documents.remove(caller, params.id),
  ),
  endpoint(routes.openDocumentRoute, ({ params }, caller) => services().documents.open(caller, params.id)),

  endpoint(routes.getOwnProfileRoute, async (_input, caller) => ({
    data: await services().profiles.get(caller),
  })),
  endpoint(routes.putOwnProfileRoute, async ({ body }, caller) => ({
    data: await services().profiles.save(caller, body),
  })),
  endpoint(routes.putPhotoRoute, async ({ body }, caller) => ({
    data: await services().profiles.setFile(caller, 'photo', bytesOf(body)),
  })),
  endpoint(routes.deletePhotoRoute, async (_input, caller) => ({
    data: await services().profiles.setFile(caller, 'photo', null),
  })),
  endpoint(routes.putVideoRoute, async ({ body }, caller) => ({
    data: await services().profiles.setFile(caller, 'video', bytesOf(body)),
  })),
  endpoint(routes.deleteVideoRoute, async (_input, caller) => ({
    data: await services().profiles.setFile(caller, 'video', null),
  })),

  endpoint(routes.listVerificationsRoute, async ({ query }, caller) => {
    const { found, total } = await services().verifications.list(caller, query.list, query.page);
    return { data: found, meta: { page: query.page, pageSize, total } };
  }),
  endpoint(routes.getVerificationRoute, async ({ params }, caller) => ({
    data: await services().verifications.get(caller, params.id, Date.now()),
  })),
  endpoint(routes.decideVerificationRoute, async ({ params, body }, caller) => ({
    data: await services().verifications.decide(caller, params.id, body, Date.now()),
  })),
  endpoint(routes.readDocumentRoute, ({ params }, caller) =>
    services().documents.openForVerification(caller, params.id),
  ),
];
