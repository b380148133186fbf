import { Ability, MlKind } from '../schema/openapi';
import { CriterionDefinition } from './CriterionDefinition';

const COMPLETE_IT = {
  text: 'Add prerequisites, steps and a verification to the runbook, and replace "ask X" with instructions.',
};

const RUNBOOKS: Record<
  Exclude<Ability, 'observe'>,
  Pick<CriterionDefinition, 'kinds' | 'why' | 'remedy'> & {
    name: string;
    nameByKind?: Partial<Record<MlKind, string>>;
  }
> = {
  retrain: {
    name: 'Retrain runbook',
    nameByKind: { Dataset: 'Rebuild runbook', Pipeline: 'Re-run runbook' },
    kinds: ['Model', 'Dataset', 'Pipeline'],
    why: 'A runbook is written for the person who has never done it.',
    remedy: COMPLETE_IT,
  },
  deploy: {
    name: 'Deploy runbook',
    kinds: ['Model', 'Pipeline'],
    why: 'A runbook is written for the person who has never done it.',
    remedy: {
      text: 'Link a runbook with prerequisites, steps and a check of the result.',
      yaml: 'spec:\n  operations:\n    deploy:\n      runbook: docs/deploy.md\n',
    },
  },
  recover: {
    name: 'Recovery runbook',
    kinds: ['Model', 'Dataset', 'Pipeline'],
    why: 'At 3 a.m. a runbook is followed, not interpreted.',
    remedy: COMPLETE_IT,
  },
};

/** The criterion that the declared runbook of an ability was read, and can be followed. */
export function runbookCriterion(
  ability: keyof typeof RUNBOOKS,
): CriterionDefinition {
  const { name, nameByKind = {}, kinds, why, remedy } = RUNBOOKS[ability];
  return {
    id: `${ability}.runbook-readable`,
    ability,
    ...namedTexts(name),
    textsByKind: Object.fromEntries(
      Object.entries(nameByKind).map(([kind, other]) => [
        kind,
        namedTexts(other),
      ]),
    ),
    level: 2,
    kinds,
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['document'],
    declarationPath: `operations.${ability}.runbook`,
    passesWhen:
      'The document exists, lists prerequisites, steps and a way to verify the result, and does not depend on a named person.',
    why,
    remedy,
    maxAgeDays: 30,
  };
}

function namedTexts(
  name: string,
): Pick<CriterionDefinition, 'title' | 'failureClause'> {
  return {
    title: `${name} can be followed`,
    failureClause: `its ${name.toLocaleLowerCase('en-US')} cannot be followed`,
  };
}
