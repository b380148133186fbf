import {
  CollectedEvidence,
  UncheckedCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { Run } from '../api';
import { MlflowSettings } from '../configuration';
import {
  assessArtifact,
  assessGate,
  assessInputsRetrievable,
  assessLineageMatches,
  assessPreviousVersion,
  assessRun,
  assessTraceable,
  commitOf,
  Finding,
  ServingModel,
} from '../criteria';
import { MlflowLinks } from './MlflowLinks';

/** The criteria that MLflow can answer. */
export const MLFLOW_CRITERIA = [
  'retrain.traceable',
  'retrain.run',
  'retrain.inputs-retrievable',
  'retrain.lineage-matches',
  'deploy.artifact',
  'deploy.gate',
  'recover.previous-version',
] as const;

interface Assessment {
  evidence: CollectedEvidence[];
  unchecked: UncheckedCriterion[];
}

/** Assesses a model against all criteria that MLflow can answer. */
export function assessServingModel(
  model: ServingModel,
  { gate, servingFollowsAlias }: MlflowSettings,
  links: MlflowLinks,
): Assessment {
  const { name, version, run } = model;
  const versionUrl = links.version(name, version.version);
  const runUrl = run && links.run(run);
  const assessment = assessLatestRun(model.recentRuns, links);
  const add = adderTo(assessment);
  const ofVersion = { subjectVersion: version.version, url: versionUrl };
  const ofRun = { subjectVersion: version.version, url: runUrl ?? versionUrl };
  add('retrain.traceable', assessTraceable(model), ofRun);
  add('retrain.inputs-retrievable', assessInputsRetrievable(model), ofRun);
  add('retrain.lineage-matches', assessLineageMatches(model), ofRun);
  add('deploy.artifact', assessArtifact(model, servingFollowsAlias), ofVersion);
  add('deploy.gate', assessGate(model, gate), ofVersion);
  add(
    'recover.previous-version',
    assessPreviousVersion(model, gate),
    ofVersion,
  );
  return assessment;
}

/**
 * Assesses `retrain.run`, the only criterion about other runs than that of the version that serves.
 *
 * @param runs - the newest ones of the experiment, newest first
 */
export function assessLatestRun(
  runs: readonly Run[],
  links: MlflowLinks,
): Assessment {
  const assessment: Assessment = { evidence: [], unchecked: [] };
  const latest = assessRun(runs);
  const run = latest?.run;
  adderTo(assessment)('retrain.run', latest, {
    subjectVersion: run && commitOf(run),
    url: run && links.run(run),
    observedAt:
      run?.info.end_time === undefined
        ? undefined
        : new Date(run.info.end_time).toISOString(),
  });
  return assessment;
}

function adderTo({ evidence, unchecked }: Assessment) {
  return (
    criterion: (typeof MLFLOW_CRITERIA)[number],
    finding: Finding | undefined,
    subject: { subjectVersion?: string; url?: string; observedAt?: string },
  ) => {
    if (finding && 'outcome' in finding) {
      const { outcome, detail } = finding;
      evidence.push({ criterion, outcome, detail, ...subject });
    } else if (finding) {
      unchecked.push({ criterion, reason: finding.reason });
    }
  };
}
