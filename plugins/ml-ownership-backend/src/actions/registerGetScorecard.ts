import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { toRef } from '../catalog/toRef';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';
import { READ_ONLY } from './attributes';

/** Registers the action that returns one scorecard. */
export function registerGetScorecard(
  registry: ActionsRegistryService,
  scorecards: AuthorizedScorecards,
): void {
  registry.register({
    name: 'get-ml-scorecard',
    title: 'Get the scorecard of a model, dataset or pipeline',
    description:
      'Returns whether a team other than the author can retrain, deploy, observe and recover it, which criteria block it, and the next step for each of them.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('Such as "model:default/churn-classifier"'),
        }),
      output: z => z.object({ scorecard: z.record(z.any()) }),
    },
    action: async ({ input, credentials }) => {
      const scorecard = await scorecards.get(
        toRef('entityRef', input.entityRef),
        credentials,
      );
      return { output: { scorecard: { ...scorecard } } };
    },
  });
}
