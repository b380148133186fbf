import { EdgeLine, edgeLine } from './EdgeLine';
import { LabelPlacer } from './LabelPlacer';
import { RoomIndex } from './RoomIndex';
import { CanvasEdge, CanvasNode } from './types';

/** The nodes and edges of a drawing with all that can be worked out before it is known what is looked at. */
export class CanvasGraph {
  readonly lines: readonly EdgeLine[];
  readonly rooms: RoomIndex<CanvasNode>;
  readonly labels: LabelPlacer;
  private readonly byId: ReadonlyMap<string, CanvasNode>;

  constructor(
    readonly nodes: readonly CanvasNode[],
    readonly edges: readonly CanvasEdge[],
  ) {
    this.byId = new Map(nodes.map(node => [node.id, node]));
    this.rooms = new RoomIndex(nodes);
    this.labels = new LabelPlacer(this.rooms);
    this.lines = edges.filter(edge => edge.points.length > 1).map(edgeLine);
  }

  node(id: string): CanvasNode | undefined {
    return this.byId.get(id);
  }

  get root(): CanvasNode | undefined {
    return this.nodes.find(node => node.isRoot) ?? this.nodes[0];
  }
}
