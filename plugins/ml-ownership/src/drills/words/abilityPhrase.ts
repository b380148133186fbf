import { parseEntityRef } from '@backstage/catalog-model';
import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { abilityName } from '../../verdict';
import { Formats, Translate } from '../../words';

const KIND_NAMES: Record<string, string> = {
  dataset: 'Dataset',
  pipeline: 'Pipeline',
};

/** What an ability is called for an entity, such as "Rebuild" for a Dataset. */
export function abilityOf(
  t: Translate,
  entityRef: string,
  ability: Ability,
): string {
  return abilityName(t, ability, KIND_NAMES[kindOf(entityRef)]);
}

/** Abilities as something to do, as in "retrain and recover". */
export function toDo(
  t: Translate,
  formats: Formats,
  entityRef: string,
  abilities: readonly Ability[],
): string {
  return phrase(t, formats, 'toDo', entityRef, abilities);
}

/** Abilities as something that is done just now, as in "retraining and recovering". */
export function doing(
  t: Translate,
  formats: Formats,
  entityRef: string,
  abilities: readonly Ability[],
): string {
  return phrase(t, formats, 'doing', entityRef, abilities);
}

function phrase(
  t: Translate,
  formats: Formats,
  form: 'toDo' | 'doing',
  entityRef: string,
  abilities: readonly Ability[],
): string {
  const kind = kindOf(entityRef);
  return formats.list(
    abilities.map(ability => {
      switch (kind) {
        case 'dataset':
          return t(`drills.${form}.dataset.${ability}`);
        case 'pipeline':
          return t(`drills.${form}.pipeline.${ability}`);
        default:
          return t(`drills.${form}.model.${ability}`);
      }
    }),
  );
}

function kindOf(entityRef: string): string {
  return parseEntityRef(entityRef, {
    defaultKind: 'unknown',
  }).kind.toLocaleLowerCase('en-US');
}
