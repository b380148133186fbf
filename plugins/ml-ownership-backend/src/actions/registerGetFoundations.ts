import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { AuthorizedFoundations } from '../foundations/AuthorizedFoundations';
import { READ_ONLY } from './attributes';

/** Registers the action that counts criteria by foundation. */
export function registerGetFoundations(
  registry: ActionsRegistryService,
  foundations: AuthorizedFoundations,
): void {
  registry.register({
    name: 'get-ml-foundations',
    title: 'Get the foundations of the portfolio',
    description:
      'Returns how many criteria of each of six foundations of operating machine learning pass, fail, are unknown or exempt, weakest foundation first.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          kind: z.enum(['Model', 'Dataset', 'Pipeline']).optional(),
          owner: z
            .string()
            .optional()
            .describe(
              'Entity ref of a group, such as "group:default/growth". It, or a group below it, owns the entities',
            ),
        }),
      output: z =>
        z.object({
          totalItems: z.number(),
          items: z.array(z.record(z.any())),
        }),
    },
    action: async ({ input, credentials }) => {
      const { items, totalItems } = await foundations.get(input, credentials);
      return {
        output: { totalItems, items: items.map(item => ({ ...item })) },
      };
    },
  });
}
