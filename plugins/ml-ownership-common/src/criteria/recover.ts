import { mention } from '../facts';
import { CriterionDefinition } from './CriterionDefinition';
import { answerAll, declaredTeam, declaredText, isLink } from './declarations';

/** Can another team bring it back? */
export const recover: CriterionDefinition[] = [
  {
    id: 'recover.runbook',
    ability: 'recover',
    title: 'Recovery runbook is linked',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['catalog'],
    passesWhen: 'A runbook is declared.',
    why: 'During an incident nobody writes the runbook.',
    problem: 'no runbook says how to recover it',
    remedy: {
      text: 'Write down how to roll back or restore it, and link the document.',
      yaml: 'spec:\n  operations:\n    recover:\n      runbook: docs/recover.md\n',
    },
    readCatalog(entity) {
      const runbook = declaredText(entity, 'operations.recover.runbook');
      return answerAll([runbook], runbook.declared ? runbook.value : '');
    },
  },
  {
    id: 'recover.escalation',
    ability: 'recover',
    title: 'Who owns failures and silent regressions',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen:
      'It is said who owns failures and who owns silent regressions, and both exist.',
    why: 'A crash has an owner at once; a slow decline has none unless one is named.',
    problem: 'nobody is named for failures and silent regressions',
    remedy: {
      text: 'Name who is called for failures, and who for regressions.',
      yaml: 'spec:\n  operations:\n    recover:\n      escalation:\n        failures: group:default/ml-platform\n        regressions: group:default/my-team\n',
    },
    readCatalog(entity, { snapshot }) {
      const path = 'operations.recover.escalation';
      const failures = declaredTeam(entity, `${path}.failures`, snapshot);
      const regressions = declaredTeam(entity, `${path}.regressions`, snapshot);
      return answerAll(
        [failures, regressions],
        failures.declared && regressions.declared
          ? `Failures: ${mention(
              snapshot.get(failures.value)!,
            )}; regressions: ${mention(snapshot.get(regressions.value)!)}`
          : '',
      );
    },
  },
  {
    id: 'recover.runbook-readable',
    ability: 'recover',
    title: 'Recovery runbook can be followed',
    level: 2,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['document'],
    declaredIn: 'operations.recover.runbook',
    passesWhen:
      'The document exists, has prerequisites, steps and a way to check the result, and needs no named person.',
    why: 'At 3 a.m. a runbook is followed, not interpreted.',
    problem: 'its recovery runbook cannot be followed',
    remedy: {
      text: 'Give the runbook prerequisites, steps and a check of the result, and replace "ask somebody" by how to find out.',
    },
    maxAgeDays: 30,
  },
  {
    id: 'recover.criteria',
    ability: 'recover',
    title: 'Rollback criteria are written down',
    level: 2,
    kinds: ['Model', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'workflow',
    accepts: ['catalog', 'document'],
    declaredIn: 'operations.recover.rollbackCriteria',
    passesWhen: 'Rollback criteria are written down.',
    why: 'Without a line that was drawn before, everybody waits for somebody else to decide.',
    problem: 'nobody wrote down when to roll back',
    remedy: {
      text: 'Say when to roll back, as text or as a link.',
      yaml: 'spec:\n  operations:\n    recover:\n      rollbackCriteria: error rate over 2 % for 10 minutes, or precision under 0.8\n',
    },
    readCatalog(entity) {
      const criteria = declaredText(
        entity,
        'operations.recover.rollbackCriteria',
      );
      return criteria.declared && isLink(criteria.value)
        ? {
            outcome: 'unknown',
            detail: `Nobody has read ${criteria.value} yet`,
          }
        : answerAll([criteria], criteria.declared ? criteria.value : '');
    },
    maxAgeDays: 30,
  },
  {
    id: 'recover.authority',
    ability: 'recover',
    title: 'What is authoritative during an incident',
    level: 2,
    kinds: ['Model'],
    cause: 'boundaries',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen: 'The authoritative layer during an incident is named.',
    why: 'Registry, gateway and feature store can disagree; one of them must win.',
    problem: 'nobody says which layer is authoritative during an incident',
    remedy: {
      text: 'Name the layer whose state counts during an incident.',
      yaml: 'spec:\n  boundaries:\n    authoritativeDuringIncident: the alias in the model registry\n',
    },
    readCatalog(entity) {
      const layer = declaredText(
        entity,
        'boundaries.authoritativeDuringIncident',
      );
      return answerAll([layer], layer.declared ? layer.value : '');
    },
  },
  {
    id: 'recover.previous-version',
    ability: 'recover',
    title: 'An earlier good version can be served',
    level: 3,
    kinds: ['Model', 'Dataset'],
    cause: 'workflow',
    foundation: 'versioning',
    accepts: ['observed'],
    passesWhen:
      'An earlier good version can be served; not applicable to a first version.',
    why: 'A rollback needs something to roll back to.',
    problem: 'no earlier good version can be served',
    remedy: {
      text: 'Keep the version before, with its artifact, ready to serve.',
    },
    maxAgeDays: 30,
  },
  {
    id: 'recover.rollback-run',
    ability: 'recover',
    title: 'The rollback has been run',
    level: 3,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'workflow',
    foundation: 'workflow',
    accepts: ['observed'],
    declaredIn: 'operations.recover.workflow',
    passesWhen:
      'The rollback or restore workflow ran successfully within its maximum age.',
    why: 'A rollback that was never tried is a hope.',
    problem: 'its rollback has failed or was not run lately',
    remedy: {
      text: 'Run the rollback or restore workflow, and have the run reported.',
      yaml: 'spec:\n  operations:\n    recover:\n      workflow: https://ci.example.com/workflows/rollback\n',
    },
    maxAgeDays: 180,
  },
  {
    id: 'recover.review',
    ability: 'recover',
    title: 'Reviewed after deployment',
    level: 3,
    kinds: ['Model'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['attested'],
    passesWhen: 'A post-deployment review happened within its maximum age.',
    why: 'What went wrong once goes wrong again unless somebody looks.',
    problem: 'a review after deployment found it unfit',
    remedy: { text: 'Hold a post-deployment review, and record it.' },
    maxAgeDays: 180,
  },
  {
    id: 'recover.drill',
    ability: 'recover',
    title: 'Another team has recovered it',
    level: 4,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['drill'],
    passesWhen: 'A valid drill passed.',
    why: 'Only doing it proves that it can be done.',
    problem: 'another team tried to recover it and could not',
    remedy: {
      text: 'Plan a drill: another team rolls it back with only the documents.',
    },
    maxAgeDays: 180,
  },
];
