import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  FOUNDATION_STATES,
  FOUNDATIONS,
  ScorecardSummary,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { AuthorizedScorecards } from '../scorecards/AuthorizedScorecards';
import { READ_ONLY } from './attributes';

/** Registers the action that finds scorecards. */
export function registerListScorecards(
  registry: ActionsRegistryService,
  scorecards: AuthorizedScorecards,
): void {
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
          foundation: z
            .enum(FOUNDATIONS)
            .optional()
            .describe('At least one criterion of this foundation applies'),
          foundationState: z
            .enum(FOUNDATION_STATES)
            .optional()
            .describe(
              'At least one criterion of the foundation is in this state',
            ),
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
          foundation: input.foundation,
          foundationState: input.foundationState,
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
          scorecards: page.items.map(toListed),
        },
      };
    },
  });
}

/** The part of a scorecard that is enough to choose one. */
function toListed({
  entityRef,
  title,
  owner,
  tier,
  verdict,
  level,
  systemVerdict,
  systemLevel,
  headline,
  foundations,
}: ScorecardSummary) {
  return {
    entityRef,
    title,
    owner,
    tier,
    verdict,
    level,
    systemVerdict,
    systemLevel,
    headline,
    foundations,
  };
}
