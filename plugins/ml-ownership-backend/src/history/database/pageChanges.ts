import {
  ScorecardChangeSummary,
  ScorecardChangeType,
  ScorecardState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import { VisibilityFilter } from '../../catalog/ReadableEntities';
import { toMlKind } from '../../catalog/toMlKind';
import { ChangesQuery, ChangesResult, Span } from '../HistoryStore';
import { whereKind } from './whereKind';
import { whereOwnedBy } from './whereOwnedBy';

interface ChangeRow {
  last_id: number;
  entity_ref: string;
  title: string | null;
  changed_at: string;
  type: ScorecardChangeType;
  before_verdict: ScorecardState['verdict'] | null;
  before_level: number | null;
  before_owner: string | null;
  after_verdict: ScorecardState['verdict'] | null;
  after_level: number | null;
  after_owner: string | null;
  before_rules: string | null;
  after_rules: string;
}

function rankOf(column: string): string {
  return `(case ${column} when 'no' then 0 when 'unproven' then 1 when 'yes' then 2 end)`;
}

const BEFORE = rankOf('before_verdict');
const AFTER = rankOf('after_verdict');

/** Compares verdicts first, then levels; null if nothing changed or the two are not comparable. */
const CHANGE_TYPE = `case
  when before_verdict is null and after_verdict is null then null
  when before_verdict is null then 'added'
  when after_verdict is null then 'removed'
  when ${AFTER} > ${BEFORE} then 'improved'
  when ${AFTER} < ${BEFORE} then 'regressed'
  when ${AFTER} = ${BEFORE} and after_level > before_level then 'improved'
  when ${AFTER} = ${BEFORE} and after_level < before_level then 'regressed'
  when before_owner <> after_owner then 'owner-changed'
end`;

/** Differences between the status at the start and at the end of a span, newest first. */
export async function pageChanges(
  client: Knex,
  query: ChangesQuery,
  readable: VisibilityFilter,
): Promise<ChangesResult> {
  const changes = () => selectChanges(client, query, readable);
  const counted: { type: ScorecardChangeType; entities: number | string }[] =
    await client
      .from(changes().as('changes'))
      .select('type')
      .count({ entities: '*' })
      .groupBy('type');
  const rows: ChangeRow[] = await client
    .from(changes().as('changes'))
    .leftJoin('scorecards', 'scorecards.entity_ref', 'changes.entity_ref')
    .select('changes.*', 'scorecards.title')
    .modify(builder => {
      if (query.types) {
        builder.whereIn('changes.type', query.types);
      }
      if (query.after) {
        const { at, id } = query.after;
        builder.where(inner =>
          inner
            .where('changed_at', '<', at)
            .orWhere(same =>
              same.where('changed_at', at).where('last_id', '<', id),
            ),
        );
      }
    })
    .orderBy([
      { column: 'changed_at', order: 'desc' },
      { column: 'last_id', order: 'desc' },
    ])
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const totals = {
    improved: 0,
    regressed: 0,
    added: 0,
    removed: 0,
    'owner-changed': 0,
  };
  for (const { type, entities } of counted) {
    totals[type] = Number(entities);
  }
  return {
    items: shown.map(toChangeSummary),
    totals,
    next:
      last && rows.length > query.limit
        ? { at: last.changed_at, id: last.last_id }
        : undefined,
  };
}

/** Entities whose status at the end of a span differs from that at its start, with both. */
function selectChanges(
  client: Knex,
  query: Span & { kinds?: string[]; team?: string },
  readable: VisibilityFilter,
): Knex.QueryBuilder {
  const spans = whereKind(
    readable.restrict(client('scorecard_changes'), 'entity_ref'),
    query.kinds,
  )
    .where('changed_at', '>', query.from)
    .where('changed_at', '<=', query.to)
    .groupBy('entity_ref')
    .min({ first_id: 'id' })
    .max({ last_id: 'id' });
  const ends = client
    .from(spans.as('spans'))
    .join({ opening: 'scorecard_changes' }, 'opening.id', 'spans.first_id')
    .join({ closing: 'scorecard_changes' }, 'closing.id', 'spans.last_id')
    .select({
      last_id: 'closing.id',
      entity_ref: 'closing.entity_ref',
      changed_at: 'closing.changed_at',
      before_verdict: client.raw(
        'coalesce(opening.previous_system_verdict, opening.previous_verdict)',
      ),
      before_level: client.raw(
        'coalesce(opening.previous_system_level, opening.previous_level)',
      ),
      before_owner: 'opening.previous_owner',
      before_rules: 'opening.previous_rules_version',
      after_verdict: client.raw(
        'coalesce(closing.system_verdict, closing.verdict)',
      ),
      after_level: client.raw('coalesce(closing.system_level, closing.level)'),
      after_owner: 'closing.owner',
      after_rules: 'closing.rules_version',
    });
  const typed = client
    .from(ends.as('ends'))
    .select('*', client.raw(`${CHANGE_TYPE} as type`));
  return client
    .from(typed.as('typed'))
    .whereNotNull('type')
    .modify(builder => {
      if (query.team) {
        builder.where(either =>
          either
            .where(inner =>
              whereOwnedBy(client, inner, 'before_owner', query.team),
            )
            .orWhere(inner =>
              whereOwnedBy(client, inner, 'after_owner', query.team),
            ),
        );
      }
    });
}

function toChangeSummary(row: ChangeRow): ScorecardChangeSummary {
  const toState = (
    verdict: ScorecardState['verdict'] | null,
    level: number | null,
    owner: string | null,
  ): ScorecardState | undefined =>
    verdict === null
      ? undefined
      : { verdict, level: level!, owner: owner || undefined };
  const [kind] = row.entity_ref.split(':');
  return {
    entityRef: row.entity_ref,
    title: row.title ?? row.entity_ref,
    kind: toMlKind(kind),
    type: row.type,
    before: toState(row.before_verdict, row.before_level, row.before_owner),
    after: toState(row.after_verdict, row.after_level, row.after_owner),
    at: row.changed_at,
    ownerChanged:
      row.before_owner !== null &&
      row.after_owner !== null &&
      row.before_owner !== row.after_owner,
    rulesChanged:
      row.before_rules !== null && row.before_rules !== row.after_rules,
  };
}
