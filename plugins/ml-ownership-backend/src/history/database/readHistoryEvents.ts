import { HistoryEvent } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { PortfolioHistoryQuery } from '../HistoryStore';
import { whereKind } from './whereKind';
import { whereOwnedBy } from './whereOwnedBy';

/** Changes of the rules, and of owners by day, oldest first. */
export async function readHistoryEvents(
  client: Knex,
  query: PortfolioHistoryQuery,
  readable: VisibilityFilter,
): Promise<HistoryEvent[]> {
  const rules: { version: string; effective_from: string }[] = await client(
    'rules_versions',
  )
    .where('effective_from', '>', query.from)
    .where('effective_from', '<=', query.to)
    .where('id', '>', client('rules_versions').min('id'))
    .orderBy('id');
  const owners: { at: string; entities: number | string }[] = await whereKind(
    readable.restrict(client('scorecard_changes'), 'entity_ref'),
    [query.kind],
  )
    .where('changed_at', '>', query.from)
    .where('changed_at', '<=', query.to)
    .whereNotNull('previous_owner')
    .whereRaw('?? <> ??', ['previous_owner', 'owner'])
    .modify(builder => {
      if (query.team) {
        builder.where(either =>
          either
            .where(inner => whereOwnedBy(client, inner, 'owner', query.team))
            .orWhere(inner =>
              whereOwnedBy(client, inner, 'previous_owner', query.team),
            ),
        );
      }
    })
    .min({ at: 'changed_at' })
    .count({ entities: '*' })
    .groupByRaw('substr(changed_at, 1, 10)');
  return [
    ...rules.map(
      ({ version, effective_from: at }): HistoryEvent => ({
        at,
        type: 'rules-changed',
        rulesVersion: version,
      }),
    ),
    ...owners.map(
      ({ at, entities }): HistoryEvent => ({
        at,
        type: 'owners-changed',
        entities: Number(entities),
      }),
    ),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
}
