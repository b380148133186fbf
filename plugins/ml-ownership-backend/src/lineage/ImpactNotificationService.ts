import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import {
  ImpactNotification,
  ImpactNotificationResult,
  impactNotifyPermission,
  isolate,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EntityAccess } from '../access/EntityAccess';
import { toRef } from '../catalog/toRef';
import { fitTitle } from '../notifications/fitTitle';
import { RecipientResolver } from '../notifications/RecipientResolver';
import { requirePermission } from '../permissions/requirePermission';
import { parseUserText } from '../text/parseUserText';
import { findImpact, MAX_TEAMS } from './findImpact';
import { ImpactNotificationLog } from './ImpactNotificationLog';
import { GHOST_KIND } from './LineageNodeFacts';
import { LineageScope } from './LineageScope';
import { findNode, LineageScopeFactory } from './LineageScopes';
import { MAX_DEPTH, walkLineage } from './walkLineage';

const MIN_MESSAGE_LENGTH = 3;

/** Notifies the owners of what is downstream of an entity. */
export class ImpactNotificationService {
  constructor(
    private readonly options: {
      access: EntityAccess;
      log: ImpactNotificationLog;
      notifications: NotificationService;
      permissions: PermissionsService;
      recipients: RecipientResolver;
      scopes: LineageScopeFactory;
    },
  ) {}

  /** Notifies the owners downstream of an entity with the message of a user. */
  async notify(
    request: ImpactNotification,
    credentials: BackstageCredentials,
  ): Promise<ImpactNotificationResult> {
    const { access, log, notifications, permissions, recipients, scopes } =
      this.options;
    const person = access.personOf(credentials);
    await requirePermission(permissions, impactNotifyPermission, credentials);
    const message = parseUserText(
      'message',
      request.message,
      MIN_MESSAGE_LENGTH,
    );
    const chosen =
      request.teams &&
      new Set(request.teams.map(team => toRef('teams', team, 'group')));
    const scope = await scopes.open(credentials);
    const root = findNode(scope, 'root', request.root);
    const { facts } = scope.graph.nodes[root];
    if (facts.notInCatalog || facts.kind === GHOST_KIND) {
      throw new InputError(
        `root ${facts.entityRef} is not in the catalog, so its consumers cannot be notified`,
      );
    }
    const { teams } = findImpact(scope, root, MAX_DEPTH);
    const owned = ownedDownstream(scope, root);
    const owners = teams
      .flatMap(({ team }) => team ?? [])
      .filter(team => !chosen || chosen.has(team))
      .slice(0, MAX_TEAMS);
    const notified = await recipients.findForOwners(
      new Map(owners.map(owner => [owner, owned.get(owner)!])),
    );
    if (notified.length > 0) {
      await log.record(person, facts.entityRef);
      const { kind, namespace, name } = parseEntityRef(facts.entityRef);
      await notifications.send({
        recipients: { type: 'entity', entityRef: notified },
        payload: {
          ...fitTitle(
            facts.title,
            title => `${title}: your downstream entities are affected`,
            `${isolate(message)} (from ${person})`,
          ),
          severity: request.severity ?? 'normal',
          link: `/catalog/${[namespace, kind, name]
            .map(encodeURIComponent)
            .join('/')}/ml-lineage?view=impact`,
          topic: 'ml-ownership.impact',
          scope: `ml-ownership.impact ${facts.entityRef} ${person}`,
        },
      });
    }
    return { notified };
  }
}

/** Refs of the entities that each team owns downstream of a node. */
function ownedDownstream(
  scope: LineageScope,
  root: number,
): Map<string, string[]> {
  const owned = new Map<string, string[]>();
  const reach = walkLineage(scope, root, 'downstream', { depth: MAX_DEPTH });
  for (const index of reach.nodes) {
    const { owner, entityRef } = scope.graph.nodes[index].facts;
    if (owner) {
      const refs = owned.get(owner) ?? [];
      refs.push(entityRef);
      owned.set(owner, refs);
    }
  }
  return owned;
}
