import {
  AffectedEntity,
  Check,
  CheckedEntity,
  ScorecardState,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { count } from './count';
import { describeSteps } from './describeSteps';

/** `unproven (level 2)`. */
export function describeState({ verdict, level }: ScorecardState): string {
  return `${verdict} (level ${level})`;
}

/** The verdicts of an entity, and the criteria that differ, in one line. */
export function describeChange(entity: AffectedEntity): string {
  const { after, before, change, entityRef } = entity;
  const isSame =
    before && before.verdict === after.verdict && before.level === after.level;
  const states =
    before && !isSame
      ? `${describeState(before)} → ${describeState(after)}`
      : describeState(after);
  return [
    `${entityRef}: ${change}, ${states}`,
    ...describeCriteria(entity),
  ].join('; ');
}

/** The criteria that differ. */
export function describeCriteria({
  change,
  gained,
  lost,
  newFailures,
}: AffectedEntity): string[] {
  const unproven = lost.filter(id => !newFailures.includes(id));
  return [
    ...list(change === 'new' ? 'passes' : 'newly passes', gained),
    ...list('no longer passes', unproven),
    ...list(change === 'new' ? 'fails' : 'newly fails', newFailures),
  ];
}

/** The numbers of a check, as a sentence. */
export function summarizeCheck({ hidden, totals }: Check): string {
  const { better, new: added, worse } = totals;
  return `${added} new, ${better} better, ${worse} worse.${
    hidden > 0
      ? ` ${count(
          hidden,
          'entity that you do not have access to changes, too.',
          'entities that you do not have access to change, too.',
        )}`
      : ''
  }`;
}

/** A check for readers of a terminal. */
export function describeCheck(check: Check): string {
  return [
    ...check.entities.flatMap(describeChecked),
    ...(check.others.length > 0
      ? ['Also affected:', ...check.others.map(describeChange)]
      : []),
    summarizeCheck(check),
  ].join('\n');
}

function describeChecked(entity: CheckedEntity): string[] {
  return [
    describeChange(entity),
    `  ${entity.headline}`,
    ...describeSteps(entity.nextSteps).map(step => `  Next: ${step}`),
  ];
}

function list(title: string, ids: readonly string[]): string[] {
  return ids.length > 0 ? [`${title}: ${ids.join(', ')}`] : [];
}
