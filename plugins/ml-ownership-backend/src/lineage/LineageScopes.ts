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
import {
  VisibilityFilter,
  VisibleEntityService,
} from '../catalog/ReadableEntities';
import { toRef } from '../catalog/toRef';
import { requirePermission } from '../permissions/requirePermission';
import { GraphNode, LineageGraph } from './LineageGraph';
import { LineageScope, ReadAnswers } from './LineageScope';
import { LineageStore } from './LineageStore';

/** Creates the {@link LineageScope} of a caller. */
export class LineageScopeFactory {
  private readonly known = new WeakMap<
    VisibilityFilter,
    { graph: LineageGraph; answers: ReadAnswers }
  >();

  constructor(
    private readonly options: {
      permissions: PermissionsService;
      readable: VisibleEntityService;
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

  /** Read access is cached per graph and answer of the catalog. */
  private answers(graph: LineageGraph, visible: VisibilityFilter): ReadAnswers {
    const known = this.known.get(visible);
    if (known?.graph === graph && known.answers.length >= graph.nodes.length) {
      return known.answers;
    }
    // Headroom, so that a growing graph does not need a new array each time.
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
 * @throws InputError if it is not an entity ref; NotFoundError if the caller can see no lineage of it
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
    !(scope.graph.edges.has(index) || isMlKind(scope.graph.nodes[index]))
  ) {
    throw new NotFoundError(`No lineage found for ${entityRef}`);
  }
  return index;
}

/**
 * The nodes of the given refs, without those that are unknown or that the caller may not see.
 *
 * @throws InputError if a text is not an entity ref
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

/** Without edges, only an entity of an ML kind has lineage. */
function isMlKind({ facts }: GraphNode): boolean {
  return !facts.notInCatalog && ML_KINDS.some(kind => kind === facts.kind);
}
