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
import { Readable, ReadableEntities } from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { GraphNode, LineageGraph } from './LineageGraph';
import { LineageScope, ReadAnswers } from './LineageScope';
import { LineageStore } from './LineageStore';

/**
 * Gives each caller the part of the graph that they may see.
 */
export class LineageScopes {
  private readonly known = new WeakMap<
    Readable,
    { graph: LineageGraph; answers: ReadAnswers }
  >();

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
    const graph = await store.graph();
    return new LineageScope(
      graph,
      visible,
      origins,
      this.answers(graph, visible),
    );
  }

  /** What was found out of the same answer of the catalog about the same graph is not found out again. */
  private answers(graph: LineageGraph, visible: Readable): ReadAnswers {
    const known = this.known.get(visible);
    if (known?.graph === graph && known.answers.length >= graph.nodes.length) {
      return known.answers;
    }
    // A graph that grows must not need new room each time.
    const answers = new Uint8Array(graph.nodes.length * 1.25 + 64);
    if (known?.graph === graph) {
      answers.set(known.answers);
    }
    this.known.set(visible, { graph, answers });
    return answers;
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
