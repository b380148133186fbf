import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Read the scorecards and the lineage of the entities that the catalog lets the caller read.
 *
 * @public
 */
export const scorecardReadPermission = createPermission({
  name: 'ml-ownership.scorecard.read',
  attributes: { action: 'read' },
});
