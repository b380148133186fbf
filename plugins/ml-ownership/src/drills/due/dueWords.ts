import { DueDrillAbilitiesInner } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Formats, Translate } from '../../words';
import { abilityOf } from '../words';

/** Why drills of an entity are due, as in "Retrain and Recover failed 3 days ago", a sentence for each reason. */
export function dueWords(
  t: Translate,
  formats: Formats,
  entityRef: string,
  abilities: readonly DueDrillAbilitiesInner[],
  now = new Date(),
): string[] {
  const reasons = new Map<
    string,
    { why: DueDrillAbilitiesInner['why']; when: string; names: string[] }
  >();
  for (const { ability, at, why } of abilities) {
    const when = formats.distance(new Date(at), now) ?? t('time.justNow');
    // It does not matter how long something is ready.
    const key = why === 'ready' ? why : `${why} ${when}`;
    const names = reasons.get(key)?.names ?? [];
    reasons.set(key, {
      why,
      when,
      names: [...names, abilityOf(t, entityRef, ability)],
    });
  }
  return [...reasons.values()].map(({ why, when, names }) => {
    const of = { abilities: formats.list(names) };
    return why === 'ready'
      ? t('drills.why.ready', of)
      : t(`drills.why.${why}`, { ...of, when });
  });
}
