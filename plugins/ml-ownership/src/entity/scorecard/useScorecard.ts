import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useEffect, useState } from 'react';
import { useSWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { MlData, useMlQuery } from '../../ui/async-state';

/** Queries that a change of one entity may affect, besides its own scorecard. */
const AFFECTED = [
  'disputes',
  'exemptions',
  'history',
  'changes',
  'portfolio',
  'scorecards',
  'team',
  'teams',
];

/** How long the page polls after an evaluation, since files and documents are read again in the background. */
const POLL_DURATION_MS = 2 * 60_000;
const POLL_INTERVAL_MS = 5_000;

/** Loads the scorecard of one entity, with functions to update it. */
export function useScorecard(entityRef: string): MlData<Scorecard> & {
  /** Evaluates the entity, and refreshes its catalog entity. */
  evaluate: () => Promise<void>;
  evaluating: boolean;
  /** Files and documents are being read after an evaluation; the scorecard updates automatically. */
  reading: boolean;
  evaluateError: Error | undefined;
  /** Reloads everything that a change may have affected; returns the scorecard. */
  refresh: () => Promise<Scorecard | undefined>;
} {
  const api = useApi(mlOwnershipApiRef);
  const refreshAffected = useRefreshAffected();
  const [evaluating, setEvaluating] = useState(false);
  const [evaluateError, setEvaluateError] = useState<Error>();
  const catalogApi = useApiHolder().get(catalogApiRef);
  const [reading, startReading] = useTemporaryState(POLL_DURATION_MS);
  const scorecard = useMlQuery(
    ['scorecard', entityRef],
    () => api.getScorecard(entityRef),
    { refreshInterval: reading ? POLL_INTERVAL_MS : 0 },
  );

  const refresh = async () => {
    const [renewed] = await Promise.all([
      scorecard.mutate(),
      refreshAffected(),
    ]);
    return renewed;
  };

  const evaluate = async () => {
    setEvaluating(true);
    setEvaluateError(undefined);
    try {
      const renewed = await api.evaluateScorecard(entityRef);
      // Users without permission to refresh wait for the next scheduled refresh of the catalog.
      await catalogApi?.refreshEntity(entityRef).catch(() => {});
      startReading();
      await scorecard.mutate(renewed, { revalidate: false });
      // Counts and tables still contain the previous result.
      await refreshAffected();
    } catch (error) {
      setEvaluateError(error as Error);
    } finally {
      setEvaluating(false);
    }
  };

  return {
    ...scorecard,
    evaluate,
    evaluating,
    evaluateError,
    reading,
    refresh,
  };
}

/** Returns a function that reloads {@link AFFECTED} queries. */
function useRefreshAffected(): () => Promise<unknown> {
  const api = useApi(mlOwnershipApiRef);
  const { mutate } = useSWRConfig();
  return () =>
    mutate(
      key => Array.isArray(key) && key[0] === api && AFFECTED.includes(key[1]),
      undefined,
      { revalidate: true },
    );
}

/** A state that ends after a time, with a function that starts it. */
function useTemporaryState(milliseconds: number): [boolean, () => void] {
  const [active, setActive] = useState(false);
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const over = setTimeout(() => setActive(false), milliseconds);
    return () => clearTimeout(over);
  }, [active, milliseconds]);
  return [active, () => setActive(true)];
}
