import {
  MlKind,
  WhatIf,
  WhatIfLoss,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { countOf } from '../verdict';

/** Losses in the order in which they hurt. */
export const LOSSES: readonly WhatIfLoss[] = [
  'owner',
  'operator',
  'last-non-author',
  'on-call',
  'decider',
];

/** What so many entities would lose. */
export function lossWords(loss: WhatIfLoss, count: number): string {
  const [its, it] = count === 1 ? ['its', 'it'] : ['their', 'them'];
  return {
    owner: `${its} owner`,
    operator: `${its} operator`,
    'last-non-author': `the last operator who did not build ${it}`,
    'on-call': `${its} on-call`,
    decider: `whoever decides on ${it}`,
  }[loss];
}

const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/**
 * What would happen, counted, as in "If Ada left, and Growth dissolved, 3 models would change, and 1 would get another
 * verdict. 2 would lose their owner and 1 its on-call."
 *
 * @param leaving - titles of people
 * @param dissolved - titles of groups
 */
export function whatIfSentence(
  gone: { leaving: string[]; dissolved: string[] },
  answer: WhatIf,
): string {
  const { totals } = answer;
  const condition = conditionOf(gone);
  if (totals.entities === 0) {
    return `${condition}, nothing would change.`;
  }
  const losses = LOSSES.filter(loss => totals.losses[loss] > 0).map(
    loss => `${totals.losses[loss]} ${lossWords(loss, totals.losses[loss])}`,
  );
  return [
    `${condition}, ${entitiesOf(answer)} would change`,
    totals.verdicts > 0 && `, and ${totals.verdicts} would get another verdict`,
    '.',
    losses.length > 0 &&
      ` ${listOf(losses).replace(/^\d+ /, '$&would lose ')}.`,
  ]
    .filter(Boolean)
    .join('');
}

function conditionOf(gone: { leaving: string[]; dissolved: string[] }): string {
  const clauses = [
    gone.leaving.length > 0 && `${listOf(gone.leaving)} left`,
    gone.dissolved.length > 0 && `${listOf(gone.dissolved)} dissolved`,
  ].filter(clause => typeof clause === 'string');
  return `If ${clauses.join(', and ')}`;
}

/** Only where every entity is listed can their kinds be counted. */
function entitiesOf({ items, totals }: WhatIf): string {
  if (items.length < totals.entities) {
    return totals.entities === 1 ? '1 entity' : `${totals.entities} entities`;
  }
  return listOf(
    KINDS.map(kind => ({
      kind,
      count: items.filter(item => item.kind === kind).length,
    }))
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => countOf(count, kind)),
  );
}

function listOf(words: string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
}
