import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  DefaultNotificationService,
  notificationService,
} from '@backstage/plugin-notifications-node';
import { replayServiceRef } from './replayServiceRef';

/** Notifications of the last day are new at the first visit; earlier ones have been read. */
const NEW_FOR = 86_400_000;

/** The notifications of Backstage, without those of a replay that have been read since. */
export const replayNotificationsFactory = createServiceFactory({
  service: notificationService,
  deps: {
    auth: coreServices.auth,
    discovery: coreServices.discovery,
    replay: replayServiceRef,
  },
  factory({ replay: { clock }, ...deps }) {
    const notifications = DefaultNotificationService.create(deps);
    return {
      send: async options => {
        if (clock.time() >= clock.present - NEW_FOR) {
          await notifications.send(options);
        }
      },
    };
  },
});
