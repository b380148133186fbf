import { CriterionDefinition } from './CriterionDefinition';
import {
  answerAll,
  declaredTeams,
  declaredText,
  declaredTexts,
} from './declarations';

const VERSIONED_TOGETHER = ['code', 'data', 'environment'];

/** Can another team bring it to where it serves? */
export const deploy: CriterionDefinition[] = [
  {
    id: 'deploy.workflow',
    ability: 'deploy',
    title: 'Deployment workflow is linked',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['catalog'],
    passesWhen: 'The workflow is declared.',
    why: 'A deployment by hand is a deployment by one person.',
    problem: 'no workflow deploys it',
    remedy: {
      text: 'Link the workflow that deploys (publishes) it.',
      yaml: 'spec:\n  operations:\n    deploy:\n      workflow: https://ci.example.com/workflows/deploy\n',
    },
    readCatalog(entity) {
      const workflow = declaredText(entity, 'operations.deploy.workflow');
      return answerAll([workflow], workflow.declared ? workflow.value : '');
    },
  },
  {
    id: 'deploy.runbook-readable',
    ability: 'deploy',
    title: 'Deploy runbook can be followed',
    level: 2,
    kinds: ['Model', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['document'],
    declaredIn: 'operations.deploy.runbook',
    passesWhen:
      'The document exists, has prerequisites, steps and a way to check the result, and needs no named person.',
    why: 'A runbook is written for the person who has never done it.',
    problem: 'its deploy runbook cannot be followed',
    remedy: {
      text: 'Link a runbook with prerequisites, steps and a check of the result.',
      yaml: 'spec:\n  operations:\n    deploy:\n      runbook: docs/deploy.md\n',
    },
    maxAgeDays: 30,
  },
  {
    id: 'deploy.release-criteria',
    ability: 'deploy',
    title: 'Release criteria are written down',
    level: 2,
    kinds: ['Model'],
    cause: 'operating-model',
    foundation: 'workflow',
    accepts: ['document'],
    declaredIn: 'operations.deploy.releaseCriteria',
    passesWhen:
      'What makes a release candidate is written down, and the approvers exist.',
    why: 'Without criteria, "good enough" is what the author feels.',
    problem: 'nobody wrote down what makes a release candidate',
    remedy: {
      text: 'Write down what a version must meet to be released, link it, and name who approves.',
      yaml: 'spec:\n  operations:\n    deploy:\n      releaseCriteria: docs/release-criteria.md\n      approvers:\n        - group:default/my-team\n',
    },
    alsoNeeds(entity, snapshot) {
      return answerAll(
        [declaredTeams(entity, 'operations.deploy.approvers', snapshot)],
        'The approvers exist',
      );
    },
    maxAgeDays: 30,
  },
  {
    id: 'deploy.promotion',
    ability: 'deploy',
    title: 'The way to production is defined',
    level: 2,
    kinds: ['Model', 'Pipeline'],
    cause: 'boundaries',
    foundation: 'workflow',
    accepts: ['catalog'],
    passesWhen:
      'The environments are listed in order, with what is promoted and by which rule.',
    why: 'What was tested must be what is promoted.',
    problem: 'its way through the environments is not defined',
    remedy: {
      text: 'List the environments in order, what is promoted, and the rule.',
      yaml: 'spec:\n  operations:\n    deploy:\n      environments: [staging, production]\n      promotes: the same registry version\n      promotionRule: evaluation passed and approved\n',
    },
    readCatalog(entity) {
      const environments = declaredTexts(
        entity,
        'operations.deploy.environments',
      );
      const answer = answerAll(
        [
          environments,
          declaredText(entity, 'operations.deploy.promotes'),
          declaredText(entity, 'operations.deploy.promotionRule'),
        ],
        environments.declared ? environments.value.join(' → ') : '',
      );
      return answer.outcome === 'pass' &&
        environments.declared &&
        environments.value.length < 2
        ? {
            outcome: 'fail',
            detail: `spec.operations.deploy.environments names only ${environments.value[0]}, expected at least two, in order`,
          }
        : answer;
    },
  },
  {
    id: 'deploy.versioned-together',
    ability: 'deploy',
    title: 'Code, data and environment are versioned together',
    level: 2,
    kinds: ['Model', 'Pipeline'],
    cause: 'boundaries',
    foundation: 'versioning',
    accepts: ['catalog'],
    passesWhen: 'Code, data and environment are versioned together.',
    why: 'Three versions that move apart cannot be rolled back together.',
    problem: 'code, data and environment are not versioned together',
    remedy: {
      text: 'Pin code, data and environment by one version, and say so.',
      yaml: 'spec:\n  boundaries:\n    versionedTogether: [code, data, environment]\n',
    },
    readCatalog(entity) {
      const declared = declaredTexts(entity, 'boundaries.versionedTogether');
      if (!declared.declared) {
        return { outcome: 'fail', detail: declared.detail };
      }
      const without = VERSIONED_TOGETHER.filter(
        part => !declared.value.includes(part),
      );
      return without.length > 0
        ? {
            outcome: 'fail',
            detail: `spec.boundaries.versionedTogether lacks ${without.join(
              ', ',
            )}`,
          }
        : { outcome: 'pass', detail: declared.value.join(', ') };
    },
  },
  {
    id: 'deploy.artifact',
    ability: 'deploy',
    title: 'What serves is immutable',
    level: 3,
    kinds: ['Model'],
    cause: 'workflow',
    foundation: 'versioning',
    accepts: ['observed'],
    subject: 'serving-version',
    showsSubject: true,
    passesWhen: 'What serves is an immutable registry version or digest.',
    why: 'A file that can be overwritten is no release.',
    problem: 'what serves can be overwritten',
    remedy: {
      text: 'Serve a registry version or a digest, not a path that can be overwritten.',
    },
    maxAgeDays: 30,
  },
  {
    id: 'deploy.environment',
    ability: 'deploy',
    title: 'The serving environment is pinned',
    level: 3,
    kinds: ['Model'],
    cause: 'workflow',
    foundation: 'reproducibility',
    accepts: ['document', 'observed'],
    declaredIn: 'operations.deploy.environment',
    passesWhen:
      'The serving image is pinned, and equals that of training, or the difference is stated.',
    why: 'A library that differs between training and serving changes predictions in silence.',
    problem: 'its serving environment is not pinned',
    remedy: {
      text: 'Name the serving image by digest. Where it is not the image of training, say how it differs.',
      yaml: 'spec:\n  operations:\n    deploy:\n      environment: registry.example.com/serving@sha256:…\n      environmentDifference: the same locked libraries, without the training tools\n',
    },
    maxAgeDays: 30,
  },
  {
    id: 'deploy.run',
    ability: 'deploy',
    title: 'The last deployment came from the workflow',
    level: 3,
    kinds: ['Model', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['observed'],
    subject: 'serving-version',
    showsSubject: true,
    passesWhen: 'The latest deployment came from the workflow, not by hand.',
    why: 'What was changed by hand is undone by the next run.',
    problem: 'its last deployment was made by hand',
    remedy: {
      text: 'Deploy through the workflow, and have it report its deployments.',
    },
    maxAgeDays: 180,
  },
  {
    id: 'deploy.gate',
    ability: 'deploy',
    title: 'Evaluated on other data than it was trained on',
    level: 3,
    kinds: ['Model'],
    cause: 'operating-model',
    foundation: 'traceability',
    accepts: ['observed'],
    subject: 'serving-version',
    passesWhen:
      'The serving version passed evaluation on data that is not its training data.',
    why: 'A model that is judged by what it learned from always looks good.',
    problem: 'what serves was not evaluated on data of its own',
    remedy: {
      text: 'Evaluate each version on a holdout dataset before it is promoted, and log the result.',
    },
    maxAgeDays: 180,
  },
  {
    id: 'deploy.acceptance',
    ability: 'deploy',
    title: 'Somebody accepted what serves',
    level: 3,
    kinds: ['Model'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['observed', 'attested'],
    subject: 'serving-version',
    attestedBy: 'operations.deploy.approvers',
    passesWhen: 'A named approver accepted the serving version.',
    why: 'A release that nobody accepted is nobody’s.',
    problem: 'nobody accepted the version that serves',
    remedy: { text: 'Have one of the approvers accept the serving version.' },
    maxAgeDays: 365,
  },
  {
    id: 'deploy.schema',
    ability: 'deploy',
    title: 'The data satisfies its contract',
    level: 3,
    kinds: ['Dataset'],
    cause: 'data-path',
    foundation: 'versioning',
    accepts: ['observed'],
    passesWhen: 'The last observed schema satisfies the contract.',
    why: 'A contract that the data breaks is a trap.',
    problem: 'its data breaks its contract',
    remedy: {
      text: 'Repair the data, or agree on a new version of the contract with those who use it.',
    },
    maxAgeDays: 30,
  },
  {
    id: 'deploy.drill',
    ability: 'deploy',
    title: 'Another team has deployed it',
    level: 4,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['drill'],
    passesWhen: 'A valid drill passed.',
    why: 'Only doing it proves that it can be done.',
    problem: 'another team tried to deploy it and could not',
    remedy: {
      text: 'Plan a drill: another team deploys it with only the documents.',
    },
    maxAgeDays: 180,
  },
];
