import { ConflictError, InputError } from '@backstage/errors';
import {
  Ability,
  DrillFinish,
  AbilityOutcome,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  abilitiesOf,
  blockedAbilitiesIn,
  DrillEntryContent,
  DrillRow,
} from './DrillRow';

/** Outcome of each ability of a drill. */
export type DrillOutcomesByAbility = Partial<Record<Ability, AbilityOutcome>>;

/**
 * Parses the outcome of each ability of a drill.
 *
 * @param blockers - entries of the blockers of the drill
 * @throws InputError if not each ability has one outcome, or all abilities are abandoned; ConflictError if an ability
 * with a blocker is abandoned
 */
export function parseDrillOutcomes(
  row: Pick<DrillRow, 'abilities'>,
  { outcome, outcomes }: Pick<DrillFinish, 'outcome' | 'outcomes'>,
  blockers: readonly { content: string | DrillEntryContent }[],
): DrillOutcomesByAbility {
  const abilities = abilitiesOf(row);
  if ((outcome === undefined) === (outcomes === undefined)) {
    throw new InputError(
      `outcome and outcomes are both ${
        outcome ? 'present' : 'missing'
      }, expected one of them`,
    );
  }
  if (!outcomes) {
    return Object.fromEntries(abilities.map(ability => [ability, outcome]));
  }
  const given = Object.keys(outcomes);
  if (
    given.length !== abilities.length ||
    abilities.some(ability => outcomes[ability] === undefined)
  ) {
    throw new InputError(
      `outcomes is for ${
        given.join(', ') || 'no ability'
      }, expected an outcome for each of ${abilities.join(', ')}`,
    );
  }
  const abandoned = abilities.filter(
    ability => outcomes[ability] === 'abandoned',
  );
  if (abandoned.length === abilities.length) {
    throw new InputError(
      'Each outcome is abandoned, expected passed or failed for at least one ability. Abandon the drill instead',
    );
  }
  const blocked = blockedAbilitiesIn(abilities, blockers);
  const [wrong] = abandoned.filter(ability => blocked.has(ability));
  if (wrong) {
    throw new ConflictError(
      `A blocker was reported for ${wrong}, so it cannot be abandoned. Record it as failed, or as passed if the blocker was resolved`,
    );
  }
  return outcomes;
}
