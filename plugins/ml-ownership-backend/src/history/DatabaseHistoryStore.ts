import {
  PortfolioHistory,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../catalog/ReadableEntities';
import { CurrentScorecards } from '../scorecards/CurrentScorecards';
import { countOverTime } from './database/countOverTime';
import { pageChanges } from './database/pageChanges';
import { readEntityChanges } from './database/readEntityChanges';
import { readHistoryEvents } from './database/readHistoryEvents';
import {
  ChangesQuery,
  ChangesResult,
  EntityChangesQuery,
  HistoryStore,
  PortfolioHistoryQuery,
} from './HistoryStore';

/** The {@link HistoryStore} on SQLite and PostgreSQL. */
export class DatabaseHistoryStore implements HistoryStore {
  constructor(
    private readonly client: Knex,
    private readonly scorecards: CurrentScorecards,
  ) {}

  async ofEntity(
    entityRef: string,
    query: EntityChangesQuery,
  ): Promise<{ items: ScorecardChange[]; next?: number }> {
    return readEntityChanges(this.client, entityRef, query);
  }

  async ofPortfolio(
    query: PortfolioHistoryQuery,
    readable: VisibilityFilter,
  ): Promise<PortfolioHistory> {
    const { client, scorecards } = this;
    return {
      points: await countOverTime(client, scorecards, query, readable),
      events: await readHistoryEvents(client, query, readable),
    };
  }

  async changes(
    query: ChangesQuery,
    readable: VisibilityFilter,
  ): Promise<ChangesResult> {
    return pageChanges(this.client, query, readable);
  }
}
