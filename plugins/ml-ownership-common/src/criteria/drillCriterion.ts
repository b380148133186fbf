import { Ability, MlKind } from '../schema/openapi';
import { CriterionDefinition } from './CriterionDefinition';

/** What the other team has done, tries to do, and does in the drill. */
interface DrillWords {
  done: string;
  task: string;
  drill: string;
}

const DRILLS: Record<Ability, DrillWords> = {
  retrain: { done: 'retrained', task: 'retrain', drill: 'retrains it' },
  deploy: { done: 'deployed', task: 'deploy', drill: 'deploys it' },
  observe: {
    done: 'observed',
    task: 'observe',
    drill: 'finds a planted fault',
  },
  recover: { done: 'recovered', task: 'recover', drill: 'rolls it back' },
};

const RETRAIN_BY_KIND: Partial<Record<MlKind, DrillWords>> = {
  Dataset: { done: 'rebuilt', task: 'rebuild', drill: 'rebuilds it' },
  Pipeline: { done: 're-run', task: 're-run', drill: 're-runs it' },
};

/** The last criterion of each ability: another team has proven it by a drill. */
export function drillCriterion(ability: Ability): CriterionDefinition {
  return {
    id: `${ability}.drill`,
    ability,
    ...textsOf(DRILLS[ability]),
    level: 4,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['drill'],
    passesWhen: 'A valid drill passed.',
    why: 'Only doing it proves that it can be done.',
    textsByKind:
      ability === 'retrain'
        ? Object.fromEntries(
            Object.entries(RETRAIN_BY_KIND).map(([kind, words]) => [
              kind,
              textsOf(words),
            ]),
          )
        : undefined,
    maxAgeDays: 180,
  };
}

function textsOf({
  done,
  task,
  drill,
}: DrillWords): Pick<
  CriterionDefinition,
  'title' | 'failureClause' | 'remedy'
> {
  return {
    title: `Another team has ${done} it`,
    failureClause: `another team tried to ${task} it and could not`,
    remedy: {
      text: `Plan a drill: another team ${drill} with only the documentation.`,
    },
  };
}
