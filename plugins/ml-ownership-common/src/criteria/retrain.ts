import { CatalogView, mention } from '../facts';
import {
  CatalogAnswer,
  CriterionDefinition,
  MlEntityFacts,
} from './CriterionDefinition';
import { answerAll, declaredTeam, declaredText } from './declarations';
import { upstreamLinks } from './upstreamLinks';

function upstreamRefs(
  snapshot: CatalogView,
  entity: MlEntityFacts,
  relation: string,
): string[] {
  return upstreamLinks(snapshot, entity.ref)
    .filter(link => link.relation === relation)
    .map(link => link.upstream);
}

/** Passes where at least one target is declared and every one of them exists. */
function answerResolves(
  snapshot: CatalogView,
  refs: string[],
  field: string,
  kind: string,
): CatalogAnswer {
  if (refs.length === 0) {
    return { outcome: 'fail', detail: `spec.${field} is not declared` };
  }
  const absent = refs.filter(ref => snapshot.get(ref)?.kind !== kind);
  if (absent.length > 0) {
    return {
      outcome: 'fail',
      detail: `spec.${field} names ${absent.join(', ')}, which ${
        absent.length === 1 ? 'is' : 'are'
      } not in the catalog; expected an existing ${kind}`,
    };
  }
  return {
    outcome: 'pass',
    detail: refs.map(ref => mention(snapshot.get(ref)!)).join(', '),
  };
}

function inputField(entity: MlEntityFacts): 'trainedOn' | 'consumes' {
  return entity.kind === 'Model' ? 'trainedOn' : 'consumes';
}

/** Can another team build it again? */
export const retrain: CriterionDefinition[] = [
  {
    id: 'retrain.runbook',
    ability: 'retrain',
    title: 'Retrain runbook is linked',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['catalog'],
    passesWhen: 'A runbook is declared.',
    why: 'Without a document, retraining is a memory.',
    problem: 'no runbook says how to retrain it',
    remedy: {
      text: 'Write down how to retrain it (rebuild or backfill for a dataset, re-run for a pipeline), and link the document.',
      yaml: 'spec:\n  operations:\n    retrain:\n      runbook: docs/retrain.md\n',
    },
    readCatalog(entity) {
      const runbook = declaredText(entity, 'operations.retrain.runbook');
      return answerAll([runbook], runbook.declared ? runbook.value : '');
    },
  },
  {
    id: 'retrain.pipeline',
    ability: 'retrain',
    title: 'The pipeline that makes it is in the catalog',
    level: 1,
    kinds: ['Model', 'Dataset'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['catalog'],
    passesWhen: 'What produces it resolves to a Pipeline.',
    why: 'What was made in a notebook cannot be made again by somebody else.',
    problem: 'no pipeline is known to make it',
    remedy: {
      text: 'Describe the pipeline in the catalog, and name it here.',
      yaml: 'spec:\n  producedBy:\n    - pipeline:default/my-training\n',
    },
    readCatalog(entity, { snapshot }) {
      return answerResolves(
        snapshot,
        upstreamRefs(snapshot, entity, 'producedBy'),
        'producedBy',
        'Pipeline',
      );
    },
  },
  {
    id: 'retrain.inputs',
    ability: 'retrain',
    title: 'Its data is in the catalog',
    level: 1,
    kinds: ['Model', 'Pipeline'],
    cause: 'data-path',
    foundation: 'versioning',
    accepts: ['catalog'],
    passesWhen: 'The datasets that it is made from resolve.',
    why: 'The same code on other data is another model.',
    problem: 'the data that it is made from is not known',
    remedy: {
      text: 'Describe the datasets in the catalog, and name them here.',
      yaml: 'spec:\n  trainedOn:\n    - dataset:default/my-data\n',
    },
    remedyByKind: {
      Pipeline: {
        text: 'Describe the datasets in the catalog, and name them here.',
        yaml: 'spec:\n  consumes:\n    - dataset:default/my-data\n',
      },
    },
    readCatalog(entity, { snapshot }) {
      const field = inputField(entity);
      const refs = upstreamRefs(snapshot, entity, field);
      return answerResolves(snapshot, refs, field, 'Dataset');
    },
  },
  {
    id: 'retrain.runbook-readable',
    ability: 'retrain',
    title: 'Retrain runbook can be followed',
    level: 2,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['document'],
    declaredIn: 'operations.retrain.runbook',
    passesWhen:
      'The document exists, has prerequisites, steps and a way to check the result, and needs no named person.',
    why: 'A runbook is written for the person who has never done it.',
    problem: 'its retrain runbook cannot be followed',
    remedy: {
      text: 'Give the runbook prerequisites, steps and a check of the result, and replace "ask somebody" by how to find out.',
    },
    maxAgeDays: 30,
  },
  {
    id: 'retrain.trigger',
    ability: 'retrain',
    title: 'When to retrain, and when not to',
    level: 2,
    kinds: ['Model', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'workflow',
    accepts: ['catalog'],
    passesWhen:
      'It is said when to retrain, when to refuse, and a decider exists.',
    why: 'Retraining on bad data is worse than not retraining; somebody must be allowed to say no.',
    problem: 'nobody says when to retrain it and when to refuse',
    remedy: {
      text: 'Say when to retrain, when to refuse, and who decides.',
      yaml: 'spec:\n  operations:\n    retrain:\n      trigger: weekly, or drift > 0.2\n      refuseWhen: labels older than 14 days\n      decidedBy: group:default/my-team\n',
    },
    readCatalog(entity, { snapshot }) {
      const trigger = declaredText(entity, 'operations.retrain.trigger');
      return answerAll(
        [
          trigger,
          declaredText(entity, 'operations.retrain.refuseWhen'),
          declaredTeam(entity, 'operations.retrain.decidedBy', snapshot),
        ],
        trigger.declared ? trigger.value : '',
      );
    },
  },
  {
    id: 'retrain.inputs-versioned',
    ability: 'retrain',
    title: 'Its data is versioned',
    level: 2,
    kinds: ['Model', 'Pipeline'],
    cause: 'data-path',
    foundation: 'versioning',
    accepts: ['catalog'],
    passesWhen: 'Every input dataset declares how a version is pinned.',
    why: 'Data that changes under the same name cannot be trained on twice.',
    problem: 'the data that it is made from is not versioned',
    remedy: {
      text: 'Have each input dataset say how a version of it is pinned.',
      yaml: 'spec: # of the dataset\n  versioning: delta\n',
    },
    readCatalog(entity, { snapshot }) {
      const inputs = upstreamRefs(snapshot, entity, inputField(entity));
      if (inputs.length === 0) {
        return { outcome: 'unknown', detail: 'No input dataset is declared' };
      }
      const without = inputs.filter(ref => !snapshot.get(ref)?.ml?.versioning);
      return without.length > 0
        ? {
            outcome: 'fail',
            detail: `spec.versioning is not declared by ${without
              .map(ref => {
                const input = snapshot.get(ref);
                return input ? mention(input) : `${ref} (not in the catalog)`;
              })
              .join(', ')}`,
          }
        : {
            outcome: 'pass',
            detail: inputs
              .map(ref => {
                const input = snapshot.get(ref)!;
                return `${mention(input)}: ${input.ml!.versioning}`;
              })
              .join(', '),
          };
    },
  },
  {
    id: 'retrain.environment',
    ability: 'retrain',
    title: 'The training environment is pinned',
    level: 3,
    kinds: ['Model', 'Pipeline'],
    cause: 'workflow',
    foundation: 'reproducibility',
    accepts: ['document', 'observed'],
    declaredIn: 'operations.retrain.environment',
    passesWhen: 'A lock file or an image digest resolves.',
    why: '"Works on my machine" is not an environment.',
    problem: 'its training environment is not pinned',
    remedy: {
      text: 'Link the lock file, or name the image by digest.',
      yaml: 'spec:\n  operations:\n    retrain:\n      environment: locks/training.lock\n',
    },
    maxAgeDays: 30,
  },
  {
    id: 'retrain.run',
    ability: 'retrain',
    title: 'The last run succeeded',
    level: 3,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['observed'],
    subject: 'source',
    showsSubject: true,
    passesWhen:
      'The latest run of the producing pipeline succeeded, within its maximum age, at its current source.',
    why: 'A workflow that has not run lately does not run.',
    problem: 'its last run failed or is too old',
    remedy: {
      text: 'Run the pipeline at its current source until it succeeds, and have the run reported.',
    },
    maxAgeDays: 90,
  },
  {
    id: 'retrain.tests',
    ability: 'retrain',
    title: 'Automated tests pass',
    level: 3,
    kinds: ['Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['observed'],
    subject: 'source',
    showsSubject: true,
    passesWhen: 'Automated tests passed at the current source.',
    why: 'Who did not write it changes it only where tests catch them.',
    problem: 'its tests do not pass',
    remedy: {
      text: 'Test the pipeline in CI, and have the result reported for each commit.',
    },
    maxAgeDays: 90,
  },
  {
    id: 'retrain.traceable',
    ability: 'retrain',
    title: 'What serves can be traced to its run',
    level: 3,
    kinds: ['Model'],
    cause: 'workflow',
    foundation: 'traceability',
    accepts: ['observed'],
    subject: 'serving-version',
    passesWhen:
      'The serving version links to a run with parameters, metrics, source commit and input digests.',
    why: 'Without the run behind it, a model is a file that somebody once made.',
    problem: 'what serves cannot be traced to the run that made it',
    remedy: {
      text: 'Register model versions with their run, and log parameters, metrics, source commit and input digests there.',
    },
    maxAgeDays: 90,
  },
  {
    id: 'retrain.inputs-retrievable',
    ability: 'retrain',
    title: 'The data of that run can still be read',
    level: 3,
    kinds: ['Model'],
    cause: 'data-path',
    foundation: 'versioning',
    accepts: ['observed', 'attested'],
    subject: 'serving-version',
    passesWhen: 'The input versions of that run can still be read.',
    why: 'A version that retention has deleted cannot be trained on again.',
    problem: 'the data of that run can no longer be read',
    remedy: {
      text: 'Keep the input versions for as long as the model that was trained on them serves.',
    },
    maxAgeDays: 90,
  },
  {
    id: 'retrain.lineage-matches',
    ability: 'retrain',
    title: 'It reads what it declares',
    level: 3,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'data-path',
    foundation: 'versioning',
    accepts: ['observed'],
    passesWhen: 'No observed input is undeclared.',
    why: 'An undeclared input is the one that breaks it.',
    problem: 'it reads data that it does not declare',
    remedy: {
      text: 'Declare every input that was observed, or stop reading it.',
    },
    maxAgeDays: 30,
  },
  {
    id: 'retrain.inputs-fresh',
    ability: 'retrain',
    title: 'Its data is fresh',
    level: 3,
    kinds: ['Model', 'Dataset'],
    cause: 'data-path',
    foundation: 'observability',
    accepts: ['observed'],
    passesWhen: 'The last observed write is within the declared freshness.',
    why: 'Old data makes a new model old.',
    problem: 'its data is older than declared',
    remedy: {
      text: 'Find out why the data was not written in time; repair, or declare the freshness that is true.',
    },
    maxAgeDays: 7,
  },
  {
    id: 'retrain.drill',
    ability: 'retrain',
    title: 'Another team has retrained it',
    level: 4,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['drill'],
    passesWhen: 'A valid drill passed.',
    why: 'Only doing it proves that it can be done.',
    problem: 'another team tried to retrain it and could not',
    remedy: {
      text: 'Plan a drill: another team retrains it with only the documents.',
    },
    maxAgeDays: 180,
  },
];
