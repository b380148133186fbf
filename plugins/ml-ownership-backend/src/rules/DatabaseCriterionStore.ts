import {
  CriteriaCounts,
  FOUNDATION_STATES,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { whereOwnedBy } from '../history/database/whereOwnedBy';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { isInState } from './criterionStates';

/** Which entities to count, and by which criteria. */
export interface CriteriaCountsQuery {
  kind: string;
  /** Ref of a group; it, or a group below it, owns the entities. */
  owner?: string;
  /** Ids of known criteria. */
  criteria: readonly string[];
}

/** The last of the tiers that are urgent. */
const LAST_URGENT_TIER = 2;

/** Counts entities by the state of criteria, on SQLite and PostgreSQL. */
export class DatabaseCriterionStore {
  constructor(
    private readonly client: Knex,
    private readonly current: CurrentScorecards,
  ) {}

  /** Counts in a constant number of statements. */
  async count(
    { criteria, kind, owner }: CriteriaCountsQuery,
    readable: VisibilityFilter,
  ): Promise<CriteriaCounts> {
    const { client } = this;
    const { table } = await this.current.open();
    const sum = (condition: string, alias: string) =>
      client.raw(`sum(case when ${condition} then 1 else 0 end) as ${alias}`);
    const [row] = await readable
      .restrict(table(), 'scorecards.entity_ref')
      .where({ kind })
      .modify(builder => whereOwnedBy(client, builder, 'owner', owner))
      .select(
        client.raw('count(*) as total'),
        ...criteria.flatMap((criterion, index) => [
          ...FOUNDATION_STATES.map(state =>
            sum(isInState(criterion, [state]), `${state}_${index}`),
          ),
          sum(
            `tier <= ${LAST_URGENT_TIER} and ${isInState(criterion, [
              'fail',
              'unknown',
            ])}`,
            `urgent_${index}`,
          ),
        ]),
      );
    const count = (name: string, index: number) =>
      Number(row[`${name}_${index}`] ?? 0);
    return {
      totalItems: Number(row.total),
      items: criteria.map((criterion, index) => ({
        criterion,
        pass: count('pass', index),
        fail: count('fail', index),
        unknown: count('unknown', index),
        exempt: count('exempt', index),
        urgent: count('urgent', index),
      })),
    };
  }
}
