import { parseEntityRef } from '@backstage/catalog-model';
import { NotificationPayload } from '@backstage/plugin-notifications-common';
import { getCriterion } from '@mlownership/backstage-plugin-ml-ownership-common';
import { fitTitle } from './fitTitle';
import { OutboxEntry } from './NotificationOutboxStore';
import {
  CampaignAnnouncement,
  ExpiryNotification,
  OutboxNotification,
  RegressionNotification,
} from './OutboxNotification';

/** Renders a bundle of notifications of the same kind about the same entity. */
export function renderNotifications(
  bundle: readonly OutboxEntry[],
): NotificationPayload {
  const [{ entityRef, key }] = bundle;
  const contents = bundle.map(({ content }) => content);
  const [first] = contents;
  const { description, severity } = textOf(contents);
  const titleOf = (title: string) =>
    textOf([{ ...first, title }, ...contents.slice(1)]).title;
  return {
    ...fitTitle(first.title, titleOf, description),
    severity,
    link: linkOf(entityRef, first),
    topic: `ml-ownership.${first.type}`,
    scope: key,
  };
}

function linkOf(entityRef: string, notification: OutboxNotification): string {
  if ('drill' in notification) {
    return `/ml-ownership/drills/${notification.drill}`;
  }
  if ('handover' in notification) {
    return `/ml-ownership/drills/handovers/${notification.handover}`;
  }
  if ('campaign' in notification) {
    return `/ml-ownership/overview/campaigns/${notification.campaign}`;
  }
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${[namespace, kind, name]
    .map(encodeURIComponent)
    .join('/')}/handover`;
}

type NotificationText = Pick<
  NotificationPayload,
  'title' | 'description' | 'severity'
>;

function textOf(notifications: OutboxNotification[]): NotificationText {
  const [first] = notifications;
  switch (first.type) {
    case 'regression':
      return renderRegressionNotification(first);
    case 'drill-planned':
      return {
        title: `${first.title}: you are a participant in a planned drill`,
        description: `Abilities: ${first.abilities}${
          first.day ? `, on ${first.day}` : ''
        }. Use only the documentation`,
        severity: 'normal',
      };
    case 'drill-due':
      return {
        title: `${first.title}: your drill is due`,
        description: `Abilities: ${first.abilities}, on ${first.day}`,
        severity: 'normal',
      };
    case 'drill-failed':
      return {
        title: `${first.title}: drill failed`,
        description: `Abilities: ${first.abilities}. The result counts until a later drill passes`,
        severity: 'high',
      };
    case 'handover-proposed':
      return {
        title: `${first.title}: handover proposed to your team`,
        description: 'Shadow it, accept it or decline it',
        severity: 'normal',
      };
    case 'handover-decided':
      return {
        title: `${first.title}: handover ${first.state}`,
        severity: 'normal',
      };
    case 'campaign-started':
      return {
        title: `Campaign started: ${first.title}`,
        description: `${describeRemaining(first)} by ${first.day}`,
        severity: 'normal',
      };
    case 'campaign-due-soon':
      return {
        title: `Campaign due on ${first.day}: ${first.title}`,
        description: describeRemaining(first),
        severity: 'normal',
      };
    case 'campaign-ended':
      return {
        title: `Campaign ended: ${first.title}`,
        description: `${first.met} of ${first.total} entities met the goal`,
        severity: 'normal',
      };
    default:
      return renderExpiryNotification(first.type, first.title, notifications);
  }
}

function describeRemaining({ total, met }: CampaignAnnouncement): string {
  return `Your team has ${total - met} of ${total} entities left`;
}

function renderExpiryNotification(
  type: ExpiryNotification['type'],
  title: string,
  notifications: OutboxNotification[],
): NotificationText {
  const list = notifications
    .flatMap(item =>
      'criterion' in item
        ? `“${titleOfCriterion(item.criterion)}”: until ${item.at.slice(0, 10)}`
        : [],
    )
    .join('; ');
  return type === 'evidence-expiring'
    ? {
        title: `${title}: evidence expires soon`,
        description: `This evidence will expire. ${list}`,
        severity: 'normal',
      }
    : {
        title: `${title}: an exemption ends soon`,
        description: `These criteria will apply again. ${list}`,
        severity: 'normal',
      };
}

function renderRegressionNotification({
  title,
  from,
  to,
  reason,
}: RegressionNotification) {
  const moved =
    from.verdict === to.verdict
      ? `level dropped from ${from.level} to ${to.level}`
      : `verdict changed from ${from.verdict} to ${to.verdict}`;
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
