import { parseEntityRef } from '@backstage/catalog-model';
import {
  CriterionResult,
  EntityFacts,
  getCriterion,
  mention,
  operatorOf,
  renderMentions,
  Verdict,
  VERDICT_ORDER,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Knex } from 'knex';
import {
  StoredScorecard,
  ChangedScorecard,
} from '../scorecards/writeScorecards';
import { Announcement } from './Announcement';
import { insertAnnouncements } from './insertAnnouncements';

const MOST_REASONS = 3;

/**
 * Writes down what owners and operators have to be told of changed scorecards: a verdict or level that has fallen, evidence
 * that expires soon, an exemption that ends. Each thing once, and nothing about what is not in production. A fall that comes
 * with other rules is nobody's doing and is not announced.
 */
export async function writeAnnouncements(
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
  await insertAnnouncements(tx, announcements, now);
}

function regressionOf(
  { before, after, evaluated }: ChangedScorecard,
  now: string,
): [string, Announcement][] {
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
  const own = reasonsOf(before, result.criteria);
  const weakest = system?.weakestLink;
  const reason =
    own.length === 0 && weakest && weakest.entityRef !== entity.ref
      ? `In its supply chain, ${mention({
          ref: weakest.entityRef,
          title: weakest.title,
        })}: ${weakest.reason}`
      : own.slice(0, MOST_REASONS).join('; ');
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

function endingsOf({ evaluated }: ChangedScorecard): [string, Announcement][] {
  const { entity, result } = evaluated;
  return result.endingSoon.map(({ criterion, what, at }) => [
    `${what} ${entity.ref} ${criterion} ${at}`,
    {
      type: what === 'evidence' ? 'evidence-expiring' : 'exemption-ending',
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
        [entity.owner, operatorOf(entity)].filter(ref => ref !== undefined),
      ),
    ],
  };
}

/** What fails now and did not, and after that what counted before and does not now, in words. */
function reasonsOf(
  before: StoredScorecard,
  criteria: readonly CriterionResult[],
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
  return [...failing, ...lost].map(
    ({ id, reason }) => `${getCriterion(id).title}: ${reason}`,
  );
}

function counts(state: CriterionResult['state']): boolean {
  return ['pass', 'exempt', 'not-applicable'].includes(state);
}

/** What an entity's own description names is no secret from those who own and operate it; the rest is left out. */
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

/** What everybody may know of something: a message goes to many, of whom nobody is asked what they may see. */
function describeUnseen(ref: string): string {
  switch (parseEntityRef(ref).kind) {
    case 'group':
      return 'another team';
    case 'user':
      return 'somebody';
    default:
      return 'something you may not see';
  }
}

/** For a Model, how its system stands. */
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
