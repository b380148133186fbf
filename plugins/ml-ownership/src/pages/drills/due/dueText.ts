import { DueDrillAbilitiesInner } from '@mlownership/backstage-plugin-ml-ownership-common';
import { LocaleFormatters, TranslateFunction } from '../../../translations';
import { abilityOf } from '../text';

/**
 * Describes why drills of an entity are due, one sentence per reason, as in "Retrain and Recover failed 3 days ago".
 */
export function describeDue(
  t: TranslateFunction,
  formats: LocaleFormatters,
  entityRef: string,
  abilities: readonly DueDrillAbilitiesInner[],
  now = new Date(),
): string[] {
  const reasons = new Map<
    string,
    { reason: DueDrillAbilitiesInner['reason']; when: string; names: string[] }
  >();
  for (const { ability, at, reason } of abilities) {
    const when = formats.distance(new Date(at), now) ?? t('time.justNow');
    // For `ready`, the age does not matter.
    const key = reason === 'ready' ? reason : `${reason} ${when}`;
    const names = reasons.get(key)?.names ?? [];
    reasons.set(key, {
      reason,
      when,
      names: [...names, abilityOf(t, entityRef, ability)],
    });
  }
  return [...reasons.values()].map(({ reason, when, names }) => {
    const of = { abilities: formats.list(names) };
    return reason === 'ready'
      ? t('drills.dueReason.ready', of)
      : t(`drills.dueReason.${reason}`, { ...of, when });
  });
}
