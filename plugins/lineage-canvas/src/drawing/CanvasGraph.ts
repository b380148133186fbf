import { EdgeLine, edgeLine } from './EdgeLine';
import { LabelPlacer } from './LabelPlacer';
import { SpatialGrid } from './SpatialGrid';
import { NodeTitle, placeTitles } from './placeTitles';
import { CanvasEdge, CanvasNode, Rectangle } from '../types';

/** Number of times that titles are placed anew while the scale doubles. */
const TITLE_STEPS = 4;

/**
 * The nodes and edges of a drawing, with everything that can be computed independently of the viewport.
 *
 * @public
 */
export class CanvasGraph {
  readonly lines: readonly EdgeLine[];
  readonly grid: SpatialGrid<CanvasNode>;
  private titles:
    | { key: string; placed: ReadonlyMap<string, NodeTitle> }
    | undefined;
  private labels: { stretch: number; placer: LabelPlacer } | undefined;
  private readonly byId: ReadonlyMap<string, CanvasNode>;

  constructor(
    readonly nodes: readonly CanvasNode[],
    readonly edges: readonly CanvasEdge[],
  ) {
    this.byId = new Map(nodes.map(node => [node.id, node]));
    this.grid = new SpatialGrid(nodes);
    this.lines = edges.filter(edge => edge.points.length > 1).map(edgeLine);
  }

  node(id: string): CanvasNode | undefined {
    return this.byId.get(id);
  }

  get root(): CanvasNode | undefined {
    return this.nodes.find(node => node.isRoot) ?? this.nodes[0];
  }

  /** Bounds of the root and its neighbours. */
  get around(): Rectangle | undefined {
    const { root } = this;
    if (!root) {
      return undefined;
    }
    const near = this.edges.flatMap(({ from, to }) =>
      from === root.id || to === root.id ? [from, to] : [],
    );
    return this.boundsOf([root.id, ...near]);
  }

  /** Bounds of nodes; undefined if the graph has none of them. */
  boundsOf(ids: readonly string[]): Rectangle | undefined {
    const rectangles = ids.flatMap(id => this.node(id) ?? []);
    if (rectangles.length === 0) {
      return undefined;
    }
    const x = Math.min(...rectangles.map(rectangle => rectangle.x));
    const y = Math.min(...rectangles.map(rectangle => rectangle.y));
    return {
      x,
      y,
      width:
        Math.max(
          ...rectangles.map(rectangle => rectangle.x + rectangle.width),
        ) - x,
      height:
        Math.max(
          ...rectangles.map(rectangle => rectangle.y + rectangle.height),
        ) - y,
    };
  }

  /**
   * Titles of nodes at scales at which their cards cannot be read. They keep their positions while the view pans, and
   * for small changes of scale.
   */
  titlesAt(scale: number, stretch: number): ReadonlyMap<string, NodeTitle> {
    // Rounded down: at a smaller scale, titles take up more of the drawing.
    const step = Math.floor(Math.log2(scale) * TITLE_STEPS);
    const key = `${step} ${stretch}`;
    if (this.titles?.key !== key) {
      const placed = placeTitles(this.byImportance(), {
        scale: 2 ** (step / TITLE_STEPS),
        stretch,
      });
      this.titles = { key, placed };
    }
    return this.titles.placed;
  }

  /** Nodes by importance: the root, then by number of edges, then by rank. */
  private byImportance(): CanvasNode[] {
    const edges = new Map<string, number>();
    for (const { from, to } of this.edges) {
      edges.set(from, (edges.get(from) ?? 0) + 1);
      edges.set(to, (edges.get(to) ?? 0) + 1);
    }
    const degree = ({ id }: CanvasNode) => edges.get(id) ?? 0;
    const rankOf = ({ rank = Number.MAX_VALUE }: CanvasNode) => rank;
    return [...this.nodes].sort(
      (a, b) =>
        Number(b.isRoot ?? false) - Number(a.isRoot ?? false) ||
        degree(b) - degree(a) ||
        rankOf(a) - rankOf(b) ||
        (a.id < b.id ? -1 : 1),
    );
  }

  /** Edge labels for a font whose text is wider than estimated by the factor `stretch`. */
  labelsFor(stretch: number): LabelPlacer {
    if (this.labels?.stretch !== stretch) {
      this.labels = { stretch, placer: new LabelPlacer(this.grid, stretch) };
    }
    return this.labels.placer;
  }
}
