import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { toRef } from '../catalog/toRef';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';

const READ_ONLY = { readOnly: true, destructive: false, idempotent: true };

/**
 * Registers actions that return scorecards, for callers such as assistants over MCP. Callers see only entities that the
 * user they act for may see.
 */
export function registerActions(
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

  registry.register({
    name: 'list-ml-scorecards',
    title: 'List the scorecards of models, datasets and pipelines',
    description:
      'Finds models, datasets and pipelines by search terms, team and verdict; worst verdict first.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          kind: z.enum(['Model', 'Dataset', 'Pipeline']).optional(),
          q: z
            .string()
            .max(200)
            .optional()
            .describe('Search terms in the title'),
          team: z
            .string()
            .optional()
            .describe(
              'Entity ref of a group, such as "group:default/growth". It, or a group below it, owns or operates the entities',
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
