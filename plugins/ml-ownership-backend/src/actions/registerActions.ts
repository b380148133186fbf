import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { toRef } from '../catalog/toRef';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';

const READ_ONLY = { readOnly: true, destructive: false, idempotent: true };

/**
 * Offers scorecards to whoever calls actions, such as assistants over MCP. They see what the person they act for may see.
 */
export function registerActions(
  registry: ActionsRegistryService,
  scorecards: AuthorizedScorecards,
): void {
  registry.register({
    name: 'get-ml-scorecard',
    title: 'Get the scorecard of a model, dataset or pipeline',
    description:
      'Says whether a team other than the author can retrain, deploy, observe and recover it, which criteria stand in the way, and what to do about each.',
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

  registry.register({
    name: 'list-ml-scorecards',
    title: 'List the scorecards of models, datasets and pipelines',
    description:
      'Finds models, datasets and pipelines by words, team and verdict, the worst first.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          kind: z.enum(['Model', 'Dataset', 'Pipeline']).optional(),
          q: z.string().max(200).optional().describe('Words in the title'),
          team: z
            .string()
            .optional()
            .describe(
              'A group, such as "group:default/growth": it, or a group under it, owns or operates the entity',
            ),
          verdict: z.enum(['yes', 'no', 'unproven', 'not-in-scope']).optional(),
          tier: z.number().int().min(1).max(4).optional(),
          limit: z.number().int().min(1).max(100).optional(),
        }),
      output: z =>
        z.object({
          totalItems: z.number(),
          scorecards: z.array(z.record(z.any())),
        }),
    },
    action: async ({ input, credentials }) => {
      const page = await scorecards.page(
        {
          kind: input.kind && [input.kind],
          verdict: input.verdict && [input.verdict],
          tier: input.tier === undefined ? undefined : [input.tier],
          team: input.team,
          q: input.q,
          limit: input.limit,
          sort: 'systemVerdict',
        },
        credentials,
      );
      return {
        output: {
          totalItems: page.totalItems,
          scorecards: page.items.map(
            ({
              entityRef,
              title,
              owner,
              tier,
              verdict,
              level,
              systemVerdict,
              systemLevel,
              headline,
            }) => ({
              entityRef,
              title,
              owner,
              tier,
              verdict,
              level,
              systemVerdict,
              systemLevel,
              headline,
            }),
          ),
        },
      };
    },
  });
}
