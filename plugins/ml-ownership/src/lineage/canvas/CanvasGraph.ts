import { EdgeLine, edgeLine } from './EdgeLine';
import { LabelPlacer } from './LabelPlacer';
import { RoomIndex } from './RoomIndex';
import { CanvasEdge, CanvasNode } from './types';

/** The nodes and edges of a drawing with all that can be worked out before it is known what is looked at. */
export class CanvasGraph {
  readonly lines: readonly EdgeLine[];
  readonly rooms: RoomIndex<CanvasNode>;
  private labels: { stretch: number; placer: LabelPlacer } | undefined;
  private readonly byId: ReadonlyMap<string, CanvasNode>;

  constructor(
    readonly nodes: readonly CanvasNode[],
    readonly edges: readonly CanvasEdge[],
  ) {
    this.byId = new Map(nodes.map(node => [node.id, node]));
    this.rooms = new RoomIndex(nodes);
    this.lines = edges.filter(edge => edge.points.length > 1).map(edgeLine);
  }

  node(id: string): CanvasNode | undefined {
    return this.byId.get(id);
  }

  get root(): CanvasNode | undefined {
    return this.nodes.find(node => node.isRoot) ?? this.nodes[0];
  }

  /** The labels of edges, in a font of which text comes out so much wider than it is estimated. */
  labelsFor(stretch: number): LabelPlacer {
    if (this.labels?.stretch !== stretch) {
      this.labels = { stretch, placer: new LabelPlacer(this.rooms, stretch) };
    }
    return this.labels.placer;
  }
}
