import { LoggerService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { getCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import {
  Announcement,
  CampaignAnnouncement,
  EndingAnnouncement,
  RegressionAnnouncement,
} from './Announcement';

interface AnnouncementRow {
  id: number;
  key: string;
  entity_ref: string;
  content: string;
  published_at: string | null;
}

/** What belongs together: the same kind of news about the same entity. */
interface Bundle {
  entityRef: string;
  rows: AnnouncementRow[];
  announcements: Announcement[];
}

const BATCH = 100;

/** After this long another replica takes over, in milliseconds. */
const CLAIM = 5 * 60_000;

/** News that could not be told for so long is none any more, in milliseconds. */
const TOO_OLD = 86_400_000;

/**
 * Tells owners and operators what was written down for them: an event for machines, a notification for people. Each
 * announcement is claimed by one replica, and told again only where that replica died or could not reach anybody.
 */
export class AnnouncementService {
  constructor(
    private readonly options: {
      client: Knex;
      events: EventsService;
      logger: LoggerService;
      notifications: NotificationService;
    },
  ) {}

  /** Tells everything that waits. Never rejects: what could not be told waits for the next time. */
  async deliver(): Promise<void> {
    const { logger } = this.options;
    try {
      for (
        let rows = await this.claim();
        rows.length > 0;
        rows = await this.claim()
      ) {
        await this.publish(rows);
        if (!(await this.notify(rows))) {
          return;
        }
      }
    } catch (error) {
      logger.warn(`Announcements wait for the next time: ${error}`);
    }
  }

  private async claim(): Promise<AnnouncementRow[]> {
    const { client } = this.options;
    const now = Date.now();
    const free = (query: Knex.QueryBuilder) =>
      query
        .whereNull('sent_at')
        .where('created_at', '>', new Date(now - TOO_OLD).toISOString())
        .where(inner =>
          inner
            .whereNull('claimed_at')
            .orWhere('claimed_at', '<', new Date(now - CLAIM).toISOString()),
        );
    const [waiting] = await free(client('announcements')).limit(1);
    if (!waiting) {
      return [];
    }
    const rows: AnnouncementRow[] = await free(client('announcements'))
      .whereIn(
        'id',
        free(client('announcements')).select('id').orderBy('id').limit(BATCH),
      )
      .update({ claimed_at: new Date(now).toISOString() })
      .returning(['id', 'key', 'entity_ref', 'content', 'published_at']);
    return rows.sort((a, b) => a.id - b.id);
  }

  /** Tells machines, once, however often people have to be told. */
  private async publish(rows: AnnouncementRow[]): Promise<void> {
    const { client, events } = this.options;
    const news = rows.filter(row => !row.published_at);
    for (const row of news) {
      const { recipients: _, ...content }: Announcement = JSON.parse(
        row.content,
      );
      await events.publish({
        topic: `ml-ownership.${content.type}`,
        eventPayload: { entityRef: row.entity_ref, ...content },
      });
    }
    await client('announcements')
      .whereIn(
        'id',
        news.map(({ id }) => id),
      )
      .update({ published_at: new Date().toISOString() });
  }

  /**
   * Tells people. One who cannot be reached does not hold up the others.
   *
   * @returns whether all could be reached
   */
  private async notify(rows: AnnouncementRow[]): Promise<boolean> {
    const { client, logger, notifications } = this.options;
    const told: number[] = [];
    for (const bundle of bundles(rows)) {
      const { recipients } = bundle.announcements[0];
      try {
        if (recipients.length > 0) {
          await notifications.send({
            recipients: { type: 'entity', entityRef: recipients },
            payload: toPayload(bundle),
          });
        }
        told.push(...bundle.rows.map(({ id }) => id));
      } catch (error) {
        logger.warn(
          `Nobody could be notified about ${bundle.entityRef}, it is tried again for a day: ${error}`,
        );
      }
    }
    await client('announcements')
      .whereIn('id', told)
      .update({ sent_at: new Date().toISOString() });
    return told.length === rows.length;
  }
}

function bundles(rows: AnnouncementRow[]): Bundle[] {
  const found = new Map<string, Bundle>();
  for (const row of rows) {
    const announcement: Announcement = JSON.parse(row.content);
    // What ends belongs together; everything else is news of its own.
    const key =
      'criterion' in announcement
        ? `${row.entity_ref} ${announcement.type}`
        : row.key;
    const bundle = found.get(key);
    if (bundle) {
      bundle.rows.push(row);
      bundle.announcements.push(announcement);
    } else {
      found.set(key, {
        entityRef: row.entity_ref,
        rows: [row],
        announcements: [announcement],
      });
    }
  }
  return [...found.values()];
}

function toPayload({
  entityRef,
  rows,
  announcements,
}: Bundle): NotificationPayload {
  return {
    ...wordsFor(announcements),
    link: linkOf(entityRef, announcements[0]),
    topic: `ml-ownership.${announcements[0].type}`,
    scope: rows[0].key,
  };
}

function linkOf(entityRef: string, announcement: Announcement): string {
  if ('drill' in announcement) {
    return `/ml-ownership/drills/${announcement.drill}`;
  }
  if ('handover' in announcement) {
    return `/ml-ownership/drills/handovers/${announcement.handover}`;
  }
  if ('campaign' in announcement) {
    return `/ml-ownership/overview/campaigns/${announcement.campaign}`;
  }
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(encodeURIComponent)
    .join('/')}/handover`;
}

type Words = Pick<NotificationPayload, 'title' | 'description' | 'severity'>;

function wordsFor(announcements: Announcement[]): Words {
  const [first] = announcements;
  switch (first.type) {
    case 'regression':
      return wordsForRegression(first);
    case 'drill-planned':
      return {
        title: `${first.title}: a drill is planned with you`,
        description: `To do: ${first.abilities}${
          first.day ? `, on ${first.day}` : ''
        }. You do it with only the documents`,
        severity: 'normal',
      };
    case 'drill-due':
      return {
        title: `${first.title}: your drill is due`,
        description: `To do: ${first.abilities}, on ${first.day}`,
        severity: 'normal',
      };
    case 'drill-failed':
      return {
        title: `${first.title}: another team could not do it`,
        description: `A drill failed: ${first.abilities}. It stands until a later one passes`,
        severity: 'high',
      };
    case 'handover-waiting':
      return {
        title: `${first.title}: a handover waits for your team`,
        description: 'Shadow it, accept it or refuse it',
        severity: 'normal',
      };
    case 'handover-answered':
      return {
        title: `${first.title}: the handover is ${first.state}`,
        severity: 'normal',
      };
    case 'campaign-started':
      return {
        title: `A campaign starts: ${first.title}`,
        description: `${leftOf(first)} by ${first.day}`,
        severity: 'normal',
      };
    case 'campaign-due-soon':
      return {
        title: `Due on ${first.day}: ${first.title}`,
        description: leftOf(first),
        severity: 'normal',
      };
    case 'campaign-ended':
      return {
        title: `How it went: ${first.title}`,
        description: `${first.met} of ${first.total} met the goal`,
        severity: 'normal',
      };
    default:
      return wordsForEnding(first.type, first.title, announcements);
  }
}

function leftOf({ total, met }: CampaignAnnouncement): string {
  return `Your team has ${total - met} of ${total} left to bring to the goal`;
}

function wordsForEnding(
  type: EndingAnnouncement['type'],
  title: string,
  announcements: Announcement[],
): Words {
  const list = announcements
    .flatMap(item =>
      'criterion' in item
        ? `${titleOfCriterion(item.criterion)}: until ${item.at.slice(0, 10)}`
        : [],
    )
    .join('; ');
  return type === 'evidence-expiring'
    ? {
        title: `${title}: evidence expires soon`,
        description: `What is known will no longer count. ${list}`,
        severity: 'normal',
      }
    : {
        title: `${title}: an exemption ends soon`,
        description: `What is exempt will count again. ${list}`,
        severity: 'normal',
      };
}

function wordsForRegression({
  title,
  from,
  to,
  reason,
}: RegressionAnnouncement) {
  const moved =
    from.verdict === to.verdict
      ? `its level fell from ${from.level} to ${to.level}`
      : `could another team run it? It was "${from.verdict}", and is "${to.verdict}"`;
  return {
    title: `${title}: ${moved}`,
    description: reason || undefined,
    severity: to.verdict === 'no' ? ('high' as const) : ('normal' as const),
  };
}

function titleOfCriterion(id: string): string {
  try {
    return getCriterion(id).title;
  } catch {
    return id;
  }
}
