import { MutableRefObject, useLayoutEffect, useRef } from 'react';
import { prefersStillness } from './Camera';
import { CanvasGraph } from './CanvasGraph';
import { Point } from './types';

const GLIDE_MS = 180;
/** Of more nodes than this one can't follow each; they jump. */
const MOST_NODES = 400;

/** Writes down how far nodes still are from their places, while they glide there after the graph has changed. */
export function useGlide(
  graph: CanvasGraph,
  offsets: MutableRefObject<ReadonlyMap<string, Point> | undefined>,
  onStep: () => void,
): void {
  const previous = useRef(graph);

  useLayoutEffect(() => {
    const moved = movedNodes(previous.current, graph);
    previous.current = graph;
    if (
      moved.size === 0 ||
      graph.nodes.length > MOST_NODES ||
      prefersStillness()
    ) {
      return undefined;
    }
    offsets.current = moved;
    let start: number | undefined;
    let request = requestAnimationFrame(function step(now) {
      start ??= now;
      const part = Math.min(1, (now - start) / GLIDE_MS);
      const rest = (1 - part) ** 2;
      offsets.current =
        part < 1
          ? new Map(
              [...moved].map(([id, { x, y }]) => [
                id,
                { x: x * rest, y: y * rest },
              ]),
            )
          : undefined;
      onStep();
      if (part < 1) {
        request = requestAnimationFrame(step);
      }
    });
    return () => {
      cancelAnimationFrame(request);
      offsets.current = undefined;
    };
  }, [graph, offsets, onStep]);
}

function movedNodes(before: CanvasGraph, after: CanvasGraph) {
  const moved = new Map<string, Point>();
  for (const { id, x, y } of after.nodes) {
    const old = before.node(id);
    if (old && (old.x !== x || old.y !== y)) {
      moved.set(id, { x: old.x - x, y: old.y - y });
    }
  }
  return moved;
}
