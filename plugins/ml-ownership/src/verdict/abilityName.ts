import {
  CriterionAbility,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Translate } from '../words';

/** What an ability is called; its meaning differs a little between the kinds. */
export function abilityName(
  t: Translate,
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
