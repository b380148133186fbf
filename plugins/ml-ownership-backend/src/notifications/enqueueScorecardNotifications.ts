import { parseEntityRef } from '@backstage/catalog-model';
import {
  CriterionResult,
  EntityFacts,
  getCriterionTexts,
  MlKind,
  mention,
  getOperator,
  renderMentions,
  Verdict,
  VERDICT_ORDER,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import {
  StoredScorecard,
  ChangedScorecard,
} from '../scorecards/writeScorecards';
import { OutboxNotification } from './OutboxNotification';
import { insertOutboxRows } from './insertOutboxRows';

const MAX_REASONS = 3;

/**
 * Queues notifications about changed scorecards for owners and operators: a verdict or level that has fallen,
 * evidence or an exemption that expires soon. Each is queued once, and only for entities in production. A regression
 * caused by changed rules is not announced.
 */
export async function enqueueScorecardNotifications(
  tx: Knex.Transaction,
  changed: ChangedScorecard[],
  now: string,
): Promise<void> {
  const announcements = changed
    .filter(({ after }) => after.lifecycle === 'production')
    .flatMap(change =>
      [...regressionOf(change, now), ...endingsOf(change)].map(
        ([key, content]) => ({
          key,
          entityRef: change.after.entity_ref,
          content,
        }),
      ),
    );
  await insertOutboxRows(tx, announcements, now);
}

function regressionOf(
  { before, after, evaluated }: ChangedScorecard,
  now: string,
): [string, OutboxNotification][] {
  if (!before || before.rules_version !== after.rules_version) {
    return [];
  }
  const from = standingOf(before);
  const to = standingOf(after);
  const byVerdict = rank(to.verdict) - rank(from.verdict);
  const comparable = rank(to.verdict) >= 0 && rank(from.verdict) >= 0;
  if (
    !comparable ||
    byVerdict > 0 ||
    (byVerdict === 0 && to.level >= from.level)
  ) {
    return [];
  }
  const { entity, result, system } = evaluated;
  const own = reasonsOf(before, result.criteria, entity.kind);
  const weakest = system?.weakestLink;
  const reason =
    own.length === 0 && weakest && weakest.entityRef !== entity.ref
      ? `In its supply chain, ${mention({
          ref: weakest.entityRef,
          title: weakest.title,
        })}: ${weakest.reasonText}`
      : own.slice(0, MAX_REASONS).join('; ');
  return [
    [
      `regression ${entity.ref} ${now}`,
      {
        type: 'regression',
        ...aboutEntity(evaluated),
        from,
        to,
        reason: forOwners(reason, entity),
      },
    ],
  ];
}

function endingsOf({
  evaluated,
}: ChangedScorecard): [string, OutboxNotification][] {
  const { entity, result } = evaluated;
  return result.upcomingExpiries.map(({ criterion, what, at }) => [
    `${what} ${entity.ref} ${criterion} ${at}`,
    {
      type: what === 'evidence' ? 'evidence-expiring' : 'exemption-expiring',
      ...aboutEntity(evaluated),
      criterion,
      at,
    },
  ]);
}

function aboutEntity({ entity }: ChangedScorecard['evaluated']) {
  return {
    title: entity.title,
    recipients: [
      ...new Set(
        [entity.owner, getOperator(entity)].filter(ref => ref !== undefined),
      ),
    ],
  };
}

/** Reasons of a regression: criteria that newly fail, then criteria that passed before and no longer do. */
function reasonsOf(
  before: StoredScorecard,
  criteria: readonly CriterionResult[],
  kind: MlKind,
): string[] {
  const states = new Map(
    (JSON.parse(before.detail) as { criteria: CriterionResult[] }).criteria.map(
      ({ id, state }) => [id, state],
    ),
  );
  const failing = criteria.filter(
    ({ id, state }) => state === 'fail' && states.get(id) !== 'fail',
  );
  const lost = criteria.filter(({ id, state }) => {
    const old = states.get(id);
    return old && counts(old) && !counts(state) && state !== 'fail';
  });
  return [
    ...failing.map(
      ({ id, reason }) =>
        `${capitalise(getCriterionTexts(id, kind).failureClause)}: ${reason}`,
    ),
    ...lost.map(
      ({ id, reason }) =>
        `“${getCriterionTexts(id, kind).title}” no longer counts: ${reason}`,
    ),
  ];
}

function capitalise(clause: string): string {
  return clause[0].toUpperCase() + clause.slice(1);
}

function counts(state: CriterionResult['state']): boolean {
  return ['pass', 'exempt', 'not-applicable'].includes(state);
}

/**
 * Keeps mentions of what the entity's own description names, which its owners and operators may see. Other entities
 * are described without their name.
 */
function forOwners(text: string, entity: EntityFacts): string {
  const named = new Set([
    entity.ref,
    entity.owner,
    entity.system,
    entity.ml?.operatedBy,
    ...(entity.ml?.authors ?? []),
    ...entity.links.flatMap(({ from, to }) => [from, to]),
  ]);
  return renderMentions(text, ref => named.has(ref), describeUnseen);
}

/** Describes an entity without revealing it: the recipients' permissions are not checked. */
function describeUnseen(ref: string): string {
  switch (parseEntityRef(ref).kind) {
    case 'group':
      return 'another team';
    case 'user':
      return 'someone';
    default:
      return 'something you cannot see';
  }
}

/** The status of the system for a Model, of the entity for any other kind. */
function standingOf(row: {
  verdict: string;
  level: number;
  system_verdict: string | null;
  system_level: number | null;
}): { verdict: string; level: number } {
  return {
    verdict: row.system_verdict ?? row.verdict,
    level: row.system_level ?? row.level,
  };
}

function rank(verdict: string): number {
  return VERDICT_ORDER.indexOf(verdict as Verdict);
}
