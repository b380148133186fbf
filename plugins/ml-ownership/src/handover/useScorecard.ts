import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useEffect, useState } from 'react';
import { useSWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../api';
import { MlData, useMlData } from '../states';

/** What a change of one entity may move, besides its own scorecard. */
const AFFECTED = [
  'disputes',
  'exemptions',
  'history',
  'moves',
  'portfolio',
  'scorecards',
  'team',
  'teams',
];

/** How long after an evaluation its page looks for what files and documents that are read again change. */
const READING_MS = 2 * 60_000;
const LOOK_EVERY_MS = 5_000;

/** The scorecard of one entity, and ways to bring it up to date. */
export function useScorecard(entityRef: string): MlData<Scorecard> & {
  /** Works it out anew, and has what it rests on read again. */
  evaluate: () => Promise<void>;
  evaluating: boolean;
  /** Since an evaluation, files and documents are being read; what they change shows by itself. */
  reading: boolean;
  evaluateError: Error | undefined;
  /** Reads again, after a change, what the change may have moved; answers with the scorecard. */
  refresh: () => Promise<Scorecard | undefined>;
} {
  const api = useApi(mlOwnershipApiRef);
  const { mutate: mutateAll } = useSWRConfig();
  const [evaluating, setEvaluating] = useState(false);
  const [evaluateError, setEvaluateError] = useState<Error>();
  const catalogApi = useApiHolder().get(catalogApiRef);
  const [reading, setReading] = useState(false);
  const scorecard = useMlData(
    ['scorecard', entityRef],
    () => api.getScorecard(entityRef),
    { refreshInterval: reading ? LOOK_EVERY_MS : 0 },
  );

  useEffect(() => {
    if (!reading) {
      return undefined;
    }
    const over = setTimeout(() => setReading(false), READING_MS);
    return () => clearTimeout(over);
  }, [reading]);

  const refreshAffected = () =>
    mutateAll(
      key => Array.isArray(key) && key[0] === api && AFFECTED.includes(key[1]),
      undefined,
      { revalidate: true },
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
      const renewed = await api.evaluate(entityRef);
      // Who may not ask for it waits for the catalog's own turn.
      await catalogApi?.refreshEntity(entityRef).catch(() => {});
      setReading(true);
      await scorecard.mutate(renewed, { revalidate: false });
      // Counts and tables hold the old result.
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
