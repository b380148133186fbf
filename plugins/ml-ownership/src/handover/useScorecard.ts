import { useApi } from '@backstage/frontend-plugin-api';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useState } from 'react';
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

/** The scorecard of one entity, and ways to bring it up to date. */
export function useScorecard(entityRef: string): MlData<Scorecard> & {
  /** Works it out anew. */
  evaluate: () => Promise<void>;
  evaluating: boolean;
  evaluateError: Error | undefined;
  /** Reads again, after a change, what the change may have moved; answers with the scorecard. */
  refresh: () => Promise<Scorecard | undefined>;
} {
  const api = useApi(mlOwnershipApiRef);
  const { mutate: mutateAll } = useSWRConfig();
  const [evaluating, setEvaluating] = useState(false);
  const [evaluateError, setEvaluateError] = useState<Error>();
  const scorecard = useMlData(['scorecard', entityRef], () =>
    api.getScorecard(entityRef),
  );

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
      await scorecard.mutate(renewed, { revalidate: false });
      // Counts and tables hold the old result.
      await refreshAffected();
    } catch (error) {
      setEvaluateError(error as Error);
    } finally {
      setEvaluating(false);
    }
  };

  return { ...scorecard, evaluate, evaluating, evaluateError, refresh };
}
