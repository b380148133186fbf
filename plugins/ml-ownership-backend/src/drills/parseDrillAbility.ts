import { InputError } from '@backstage/errors';
import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';

/** @throws InputError if an ability is given that is not one of those of the drill */
export function parseDrillAbility<A extends Ability | undefined>(
  field: string,
  ability: A,
  abilities: readonly Ability[],
): A {
  if (ability !== undefined && !abilities.includes(ability)) {
    throw new InputError(
      `${field} is "${ability}", expected an ability of the drill: ${abilities.join(
        ', ',
      )}`,
    );
  }
  return ability;
}
