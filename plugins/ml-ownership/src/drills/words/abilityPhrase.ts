import { parseEntityRef } from '@backstage/catalog-model';
import { Ability } from '@mlownership/backstage-plugin-ml-ownership-common';
import { abilityWord } from '../../verdict';

const DOING: Record<string, string> = {
  retrain: 'retraining',
  rebuild: 'rebuilding',
  're-run': 're-running',
  deploy: 'deploying',
  publish: 'publishing',
  observe: 'observing',
  recover: 'recovering',
};

const KIND_WORDS: Record<string, string> = {
  dataset: 'Dataset',
  pipeline: 'Pipeline',
};

/** What an ability is called for an entity, such as "Rebuild" for a Dataset. */
export function abilityOf(entityRef: string, ability: Ability): string {
  const { kind } = parseEntityRef(entityRef, { defaultKind: 'unknown' });
  return abilityWord(ability, KIND_WORDS[kind.toLocaleLowerCase('en-US')]);
}

/** Abilities as something to do, as in "retrain and recover". */
export function toDo(entityRef: string, abilities: readonly Ability[]): string {
  return listed(
    abilities.map(ability => abilityOf(entityRef, ability).toLowerCase()),
  );
}

/** Abilities as something that is done just now, as in "retraining and recovering". */
export function doing(
  entityRef: string,
  abilities: readonly Ability[],
): string {
  return listed(
    abilities.map(
      ability => DOING[abilityOf(entityRef, ability).toLowerCase()],
    ),
  );
}

/** As in "a, b and c". */
export function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}
