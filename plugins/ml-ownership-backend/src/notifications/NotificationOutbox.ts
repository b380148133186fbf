import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { bundleNotifications } from './bundleNotifications';
import {
  NotificationOutboxStore,
  OutboxEntry,
} from './NotificationOutboxStore';
import { FALLBACK_PATH } from './readFallback';
import { RecipientResolver } from './RecipientResolver';
import { renderNotifications } from './renderNotifications';

/**
 * Delivers queued notifications to owners and operators, as an event and as a Backstage notification. Each is claimed
 * by one replica, and delivered again only if that replica stopped or the delivery failed.
 */
export class NotificationOutbox {
  constructor(
    private readonly options: {
      events: EventsService;
      logger: LoggerService;
      notifications: NotificationService;
      recipients: RecipientResolver;
      store: NotificationOutboxStore;
    },
  ) {}

  /** Delivers all queued notifications. Never rejects: failed ones are retried at the next delivery. */
  async deliver(): Promise<void> {
    const { logger, store } = this.options;
    try {
      for (
        let entries = await store.claim();
        entries.length > 0;
        entries = await store.claim()
      ) {
        await this.publish(entries);
        if (!(await this.notify(entries))) {
          return;
        }
      }
    } catch (error) {
      logger.warn(
        `Notifications could not be sent and are retried with the next run: ${error}`,
      );
    }
  }

  /** Publishes each event once, even if the notification is retried. */
  private async publish(entries: readonly OutboxEntry[]): Promise<void> {
    const { events, store } = this.options;
    const unpublished = entries.filter(({ isPublished }) => !isPublished);
    for (const { entityRef, content } of unpublished) {
      const { recipients: _, ...payload } = content;
      await events.publish({
        topic: `ml-ownership.${content.type}`,
        eventPayload: { entityRef, ...payload },
      });
    }
    await store.markPublished(unpublished.map(({ id }) => id));
  }

  /**
   * Sends the notifications. A failure does not block the others.
   *
   * @returns whether all were sent
   */
  private async notify(entries: readonly OutboxEntry[]): Promise<boolean> {
    const { logger, notifications, recipients, store } = this.options;
    const sent: number[] = [];
    for (const bundle of bundleNotifications(entries)) {
      const [{ entityRef, content }] = bundle;
      try {
        const found = await recipients.find(content.recipients, entityRef);
        if (found.length > 0) {
          await notifications.send({
            recipients: { type: 'entity', entityRef: [...found] },
            payload: renderNotifications(bundle),
          });
        } else {
          logger.warn(
            `No recipient of notifications about ${entityRef} is in the catalog; set a group in ${FALLBACK_PATH}`,
          );
        }
        sent.push(...bundle.map(({ id }) => id));
      } catch (error) {
        logger.warn(
          `The notification about ${entityRef} could not be sent and is retried for a day: ${error}`,
        );
      }
    }
    await store.markSent(sent);
    return sent.length === entries.length;
  }
}
