import {
  Scorecard,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TestBackend } from './onEachDatabase';

/** Returns the scorecard of an entity as a user reads it. */
export async function scorecardOf(
  { get }: Pick<TestBackend, 'get'>,
  entityRef: string,
  userRef?: string,
): Promise<Scorecard> {
  const [, kind, namespace, name] = /^(.*):(.*)\/(.*)$/.exec(entityRef)!;
  const response = await get(
    `/scorecards/${kind}/${namespace}/${name}`,
    userRef,
  );
  expect([entityRef, response.status]).toEqual([entityRef, 200]);
  return response.body;
}

/** Returns the state of a criterion of an entity. */
export async function criterionOf(
  backend: Pick<TestBackend, 'get'>,
  entityRef: string,
  id: string,
): Promise<ScorecardCriterion> {
  const { criteria } = await scorecardOf(backend, entityRef);
  return criteria.find(criterion => criterion.id === id)!;
}
