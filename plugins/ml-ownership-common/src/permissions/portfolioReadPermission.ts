import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read the counts of the portfolio and of teams, over the entities that the catalog lets the caller read.
 *
 * @public
 */
export const portfolioReadPermission = createPermission({
  name: 'ml-ownership.portfolio.read',
  attributes: { action: 'read' },
});
