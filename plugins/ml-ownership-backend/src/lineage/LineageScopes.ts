import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  LineageOrigin,
  ML_KINDS,
  scorecardReadPermission,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReadableEntities } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { GraphNode } from './LineageGraph';
import { LineageScope } from './LineageScope';
import { LineageStore } from './LineageStore';

/**
 * Gives each caller the part of the graph that they may see.
 */
export class LineageScopes {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      readable: ReadableEntities;
      store: LineageStore;
    },
  ) {}

  /**
   * @throws NotAllowedError
   */
  async open(
    credentials: BackstageCredentials,
    origins?: readonly LineageOrigin[],
  ): Promise<LineageScope> {
    const { permissions, readable, store } = this.options;
    await requirePermission(permissions, scorecardReadPermission, credentials);
    const visible = await readable.of(credentials);
    return new LineageScope(await store.graph(), visible, origins);
  }
}

/**
 * The node that a request names.
 *
 * @param parameter - name of the parameter, for the message
 * @throws InputError where it is no entity ref; NotFoundError where the caller can see no lineage of it
 */
export function findNode(
  scope: LineageScope,
  parameter: string,
  text: string,
): number {
  const entityRef = toRef(parameter, text);
  const index = scope.graph.indexOf(entityRef);
  if (
    index === undefined ||
    !scope.mayRead(index) ||
    !(scope.graph.hasEdges(index) || isMlKind(scope.graph.nodes[index]))
  ) {
    throw new NotFoundError(`No lineage found for ${entityRef}`);
  }
  return index;
}

/**
 * The nodes by some refs, without those that nothing is known of or that the caller may not see.
 *
 * @throws InputError where a text is no entity ref
 */
export function findNodes(
  scope: LineageScope,
  parameter: string,
  refs: readonly string[] = [],
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const ref of refs) {
    const index = scope.graph.indexOf(toRef(parameter, ref));
    if (index !== undefined && scope.mayRead(index)) {
      found.add(index);
    }
  }
  return found;
}

/** What has no edge has lineage only where it could have some. */
function isMlKind({ facts }: GraphNode): boolean {
  return !facts.missing && ML_KINDS.some(kind => kind === facts.kind);
}
