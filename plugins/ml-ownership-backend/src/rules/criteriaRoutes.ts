import { scorecardReadPermission } from '@mlownership/backstage-plugin-ml-ownership-common';
import { ApiRouter } from '../http/ApiRouter';
import { RouteContext } from '../http/RouteContext';
import { Rules } from './Rules';
import { listCriteria } from './listCriteria';

/** Routes of the criteria. */
export function addCriteriaRoutes(
  api: ApiRouter,
  context: RouteContext,
  rules: Rules,
): void {
  api.get('/v1/criteria', async (req, res) => {
    await context.authorize(req, scorecardReadPermission);
    res.json(listCriteria(rules));
  });
}
