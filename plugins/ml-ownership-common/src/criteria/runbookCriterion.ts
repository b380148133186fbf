import { Ability } from '../schema/openapi';
import { CriterionDefinition } from './CriterionDefinition';

const COMPLETE_IT = {
  text: 'Add prerequisites, steps and a verification to the runbook, and replace "ask X" with instructions.',
};

const RUNBOOKS: Record<
  Exclude<Ability, 'observe'>,
  Pick<CriterionDefinition, 'kinds' | 'why' | 'remedy'> & { name: string }
> = {
  retrain: {
    name: 'Retrain runbook',
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
  const { name, kinds, why, remedy } = RUNBOOKS[ability];
  return {
    id: `${ability}.runbook-readable`,
    ability,
    title: `${name} can be followed`,
    level: 2,
    kinds,
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['document'],
    declarationPath: `operations.${ability}.runbook`,
    passesWhen:
      'The document exists, lists prerequisites, steps and a way to verify the result, and does not depend on a named person.',
    why,
    failureClause: `its ${name.toLocaleLowerCase('en-US')} cannot be followed`,
    remedy,
    maxAgeDays: 30,
  };
}
