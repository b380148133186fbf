import { useEffect, useState } from 'react';
import { layoutInWorker } from './layoutInWorker';
import { Layout, LayoutRequest } from './types';

interface LayoutState {
  /** Of the last request that was laid out: it may lack nodes of the present one, and hold others. */
  layout?: Layout;
  /** Whether the present request is being laid out. */
  busy: boolean;
  /** Why the present request could not be laid out. */
  error?: Error;
}

/**
 * Lays a graph out without blocking the page. The last layout is kept while the next one is made, which resembles it.
 *
 * @param request - has to be the same object until something changes
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
 * The last layout while most of it is still shown. Otherwise what is left would stand far apart, so that only the anchor
 * keeps its place.
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
