import { useApi } from '@backstage/frontend-plugin-api';
import { Scorecard } from '@mlownership/backstage-plugin-ml-ownership-common';
import { useState } from 'react';
import { useSWRConfig } from 'swr';
import { mlOwnershipApiRef } from '../api';
import { MlData, useMlData } from '../states';

/** The scorecard of one entity, and a way to work it out anew. */
export function useScorecard(entityRef: string): MlData<Scorecard> & {
  evaluate: () => Promise<void>;
  evaluating: boolean;
  evaluateError: Error | undefined;
} {
  const api = useApi(mlOwnershipApiRef);
  const { mutate: mutateAll } = useSWRConfig();
  const [evaluating, setEvaluating] = useState(false);
  const [evaluateError, setEvaluateError] = useState<Error>();
  const scorecard = useMlData(['scorecard', entityRef], () =>
    api.getScorecard(entityRef),
  );

  const evaluate = async () => {
    setEvaluating(true);
    setEvaluateError(undefined);
    try {
      const renewed = await api.evaluate(entityRef);
      await scorecard.mutate(renewed, { revalidate: false });
      // Counts and tables hold the old result.
      await mutateAll(
        key =>
          Array.isArray(key) &&
          key[0] === api &&
          ['portfolio', 'scorecards', 'team', 'teams'].includes(key[1]),
        undefined,
        { revalidate: true },
      );
    } catch (error) {
      setEvaluateError(error as Error);
    } finally {
      setEvaluating(false);
    }
  };

  return { ...scorecard, evaluate, evaluating, evaluateError };
}
