import {
  CriterionAbility,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { TranslateFunction } from '../../translations';

/** Returns the name of an ability, which depends on the kind. */
export function abilityName(
  t: TranslateFunction,
  ability: CriterionAbility,
  kind?: MlKind | string,
): string {
  if (kind === 'Dataset') {
    return t(`verdict.datasetAbility.${ability}`);
  }
  return kind === 'Pipeline'
    ? t(`verdict.pipelineAbility.${ability}`)
    : t(`verdict.ability.${ability}`);
}
