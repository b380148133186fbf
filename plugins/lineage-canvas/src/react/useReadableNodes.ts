import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { Camera } from '../viewport/Camera';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { READABLE_SCALE, visibleArea } from '../viewport/viewport';

/** With more visible nodes than this, no cards are rendered. */
const MAX_NODES = 120;
/** Cards are rendered in batches of this size, to keep each frame short. */
const BATCH = 6;
const SETTLE_MS = 80;

/**
 * Returns the nodes that are large enough on screen to be rendered as cards with links and buttons. Nothing is added
 * while the view moves; afterwards, nodes are added in small batches. Call the second value whenever the view has
 * moved.
 */
export function useReadableNodes(
  camera: Camera | undefined,
  graph: CanvasGraph,
): [near: ReadonlySet<string>, onMove: () => void] {
  const [near, setNear] = useState<ReadonlySet<string>>(new Set<string>());
  const latest = useRef(near);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const update = useCallback(() => {
    if (camera) {
      const next = nextBatch(latest.current, nearNodes(camera, graph));
      if (next !== latest.current) {
        latest.current = next;
        setNear(next);
      }
    }
  }, [camera, graph]);

  useLayoutEffect(update, [update]);

  useEffect(() => {
    if (!camera || ![...nearNodes(camera, graph)].some(id => !near.has(id))) {
      return undefined;
    }
    const request = requestAnimationFrame(update);
    return () => cancelAnimationFrame(request);
  }, [camera, graph, near, update]);

  useEffect(() => () => clearTimeout(timer.current), []);

  const onMove = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(update, SETTLE_MS);
  }, [update]);

  return [near, onMove];
}

function nearNodes(camera: Camera, graph: CanvasGraph): ReadonlySet<string> {
  if (camera.viewport.scale < READABLE_SCALE) {
    return new Set();
  }
  const nodes = graph.grid.overlapping(
    visibleArea(camera.viewport, camera.size),
  );
  return new Set(nodes.length > MAX_NODES ? [] : nodes.map(node => node.id));
}

function nextBatch(
  shown: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> {
  const kept = [...shown].filter(id => wanted.has(id));
  const added = [...wanted].filter(id => !shown.has(id)).slice(0, BATCH);
  return kept.length === shown.size && added.length === 0
    ? shown
    : new Set([...kept, ...added]);
}
