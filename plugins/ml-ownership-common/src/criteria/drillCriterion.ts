import { Ability } from '../schema/openapi';
import { CriterionDefinition } from './CriterionDefinition';

/** By ability: what the other team has done, tries to do, and does in the drill. */
const DRILLS: Record<Ability, { done: string; task: string; drill: string }> = {
  retrain: {
    done: 'retrained',
    task: 'retrain',
    drill: 'retrains it',
  },
  deploy: {
    done: 'deployed',
    task: 'deploy',
    drill: 'deploys it',
  },
  observe: {
    done: 'observed',
    task: 'observe',
    drill: 'finds a planted fault',
  },
  recover: {
    done: 'recovered',
    task: 'recover',
    drill: 'rolls it back',
  },
};

/** The last criterion of each ability: another team has proven it by a drill. */
export function drillCriterion(ability: Ability): CriterionDefinition {
  const { done, task, drill } = DRILLS[ability];
  return {
    id: `${ability}.drill`,
    ability,
    title: `Another team has ${done} it`,
    level: 4,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['drill'],
    passesWhen: 'A valid drill passed.',
    why: 'Only doing it proves that it can be done.',
    failureClause: `another team tried to ${task} it and could not`,
    remedy: {
      text: `Plan a drill: another team ${drill} with only the documentation.`,
    },
    maxAgeDays: 180,
  };
}
