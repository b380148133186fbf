import { useEffect, useState } from 'react';
import { layoutInWorker } from '../layout/layoutInWorker';
import { Layout, LayoutRequest } from '../layout/types';

/**
 * The state of a layout.
 *
 * @public
 */
export interface LayoutState {
  /** The last finished layout: it may lack nodes of the current request, and contain others. */
  layout?: Layout;
  /** Whether the current request is being laid out. */
  busy: boolean;
  /** The error of the current request. */
  error?: Error;
}

/**
 * Lays a graph out without blocking the page. The last layout is kept until the next one is ready, which resembles it.
 *
 * @param request - must be the same object unless something has changed
 *
 * @public
 */
export function useLayout(
  request: Omit<LayoutRequest, 'previous'>,
): LayoutState {
  const [done, setDone] = useState<{
    request: Omit<LayoutRequest, 'previous'>;
    layout?: Layout;
    error?: Error;
  }>();

  useEffect(() => {
    if (done?.request === request) {
      return undefined;
    }
    const aborter = new AbortController();
    const last = done?.layout;
    layoutInWorker(
      { ...request, previous: last && whatToResemble(request, last) },
      aborter.signal,
    ).then(
      layout => setDone({ request, layout }),
      error => {
        if (!aborter.signal.aborted) {
          setDone({ request, layout: last, error });
        }
      },
    );
    return () => aborter.abort();
  }, [request, done]);

  const isDone = done?.request === request;
  return {
    layout: done?.layout,
    busy: !isDone,
    error: isDone ? done.error : undefined,
  };
}

/**
 * The last layout if at least half of it is still shown. Otherwise the remaining nodes would be far apart, so only the
 * anchor keeps its position.
 */
function whatToResemble(
  { nodes, anchor }: Omit<LayoutRequest, 'previous'>,
  last: Layout,
): LayoutRequest['previous'] {
  const shown = Object.keys(last.positions).length;
  const kept = nodes.filter(({ id }) => last.positions[id]).length;
  if (2 * kept >= shown) {
    return last;
  }
  const place = anchor === undefined ? undefined : last.positions[anchor];
  return place && { positions: { [anchor!]: place }, routes: {} };
}
