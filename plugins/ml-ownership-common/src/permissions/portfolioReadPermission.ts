import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read the portfolio, teams, their history, changes, campaigns, what-if, and the health of connected systems.
 *
 * It grants more than counts. For entities that the catalog lets the caller read, the answers contain ref,
 * title, kind, tier, owner, levels, verdicts, causes and next steps, even without
 * {@link scorecardReadPermission}. For all entities, readable or not, they contain totals without names: how
 * many entities are evaluated, how many the connected systems checked or could not read, how many members a
 * team has, and how many more entities a what-if changes. They also contain the errors of connected systems
 * in their original text, and title, reason, dates and initiator of campaigns, except campaigns for a team or
 * system that the caller may not read.
 *
 * @public
 */
export const portfolioReadPermission = createPermission({
  name: 'ml-ownership.portfolio.read',
  attributes: { action: 'read' },
});
