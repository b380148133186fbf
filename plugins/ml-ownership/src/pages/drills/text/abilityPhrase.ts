import { parseEntityRef } from '@backstage/catalog-model';
import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { abilityName } from '../../../ui/verdict';
import { LocaleFormatters, TranslateFunction } from '../../../translations';

const KIND_NAMES: Record<string, string> = {
  dataset: 'Dataset',
  pipeline: 'Pipeline',
};

/** Returns the name of an ability for an entity, such as "Rebuild" for a Dataset. */
export function abilityOf(
  t: TranslateFunction,
  entityRef: string,
  ability: Ability,
): string {
  return abilityName(t, ability, KIND_NAMES[kindOf(entityRef)]);
}

/** Formats abilities as infinitives, as in "retrain and recover". */
export function toDo(
  t: TranslateFunction,
  formats: LocaleFormatters,
  entityRef: string,
  abilities: readonly Ability[],
): string {
  return phrase(t, formats, 'toDo', entityRef, abilities);
}

/** Formats abilities as gerunds, as in "retraining and recovering". */
export function doing(
  t: TranslateFunction,
  formats: LocaleFormatters,
  entityRef: string,
  abilities: readonly Ability[],
): string {
  return phrase(t, formats, 'doing', entityRef, abilities);
}

function phrase(
  t: TranslateFunction,
  formats: LocaleFormatters,
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
