import {
  MlKind,
  WhatIf,
  WhatIfLoss,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { LocaleFormatters, TranslateFunction } from '../../translations';

/** Losses by severity. */
const LOSSES: readonly WhatIfLoss[] = [
  'owner',
  'operator',
  'last-non-author',
  'on-call',
  'escalation',
  'approver',
  'author',
  'steward',
];

const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/**
 * Summarises the effects, as in "If Ada left, and Growth dissolved, 3 models would change, and 1 would get another
 * verdict. Lost would be: 2 owners and 1 on-call."
 *
 * @param gone - titles of the people who would leave, and of the groups that would be dissolved
 */
export function whatIfSentence(
  t: TranslateFunction,
  formats: LocaleFormatters,
  gone: { leaving: string[]; dissolved: string[] },
  answer: WhatIf,
): string {
  const { totals } = answer;
  const condition = conditionOf(t, formats, gone);
  if (totals.entities === 0) {
    return t('whatIf.sentence.nothing', { condition });
  }
  const entities = entitiesOf(t, formats, answer);
  const losses = LOSSES.filter(loss => totals.losses[loss] > 0).map(loss =>
    t(`whatIf.losses.${loss}`, { count: totals.losses[loss] }),
  );
  return [
    totals.verdicts > 0
      ? t('whatIf.sentence.changeWithVerdicts', {
          condition,
          entities,
          verdicts: formats.number(totals.verdicts),
        })
      : t('whatIf.sentence.change', { condition, entities }),
    losses.length > 0 &&
      t('whatIf.sentence.losses', { losses: formats.list(losses) }),
  ]
    .filter(Boolean)
    .join(' ');
}

function conditionOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
  gone: { leaving: string[]; dissolved: string[] },
): string {
  const leaving = formats.list(gone.leaving);
  const dissolved = formats.list(gone.dissolved);
  if (gone.dissolved.length === 0) {
    return t('whatIf.condition.leaving', { leaving });
  }
  return gone.leaving.length === 0
    ? t('whatIf.condition.dissolved', { dissolved })
    : t('whatIf.condition.both', { leaving, dissolved });
}

/** Kinds can be counted only if all entities are listed. */
function entitiesOf(
  t: TranslateFunction,
  formats: LocaleFormatters,
  { items, totals }: WhatIf,
): string {
  if (items.length < totals.entities) {
    return t('whatIf.entities', { count: totals.entities });
  }
  return formats.list(
    KINDS.map(kind => ({
      kind,
      count: items.filter(item => item.kind === kind).length,
    }))
      .filter(({ count }) => count > 0)
      .map(({ kind, count }) => t(`verdict.countOf${kind}`, { count })),
  );
}
