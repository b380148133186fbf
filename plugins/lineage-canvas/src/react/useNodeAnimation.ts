import { MutableRefObject, useLayoutEffect, useRef } from 'react';
import { prefersReducedMotion } from '../viewport/Camera';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { Point } from '../types';

const GLIDE_MS = 180;
/** Above this number, movements cannot be followed by eye; nodes jump. */
const MAX_NODES = 400;

/** Tracks the offsets of nodes from their final positions while they glide there after a change of the graph. */
export function useNodeAnimation(
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
      graph.nodes.length > MAX_NODES ||
      prefersReducedMotion()
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
