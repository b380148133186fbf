import {
  CollectedEvidence,
  UncheckedCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-node';
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

/** Assesses a model against all criteria that MLflow can answer. */
export function assessServingModel(
  model: ServingModel,
  { gate, servingFollowsAlias }: MlflowSettings,
  links: MlflowLinks,
): { evidence: CollectedEvidence[]; unchecked: UncheckedCriterion[] } {
  const { name, version, run } = model;
  const versionUrl = links.version(name, version.version);
  const runUrl = run && links.run(run);
  const evidence: CollectedEvidence[] = [];
  const unchecked: UncheckedCriterion[] = [];
  const add = (
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
  const latest = assessRun(model.recentRuns);
  const latestRun = latest?.run;
  add('retrain.run', latest, {
    subjectVersion: latestRun && commitOf(latestRun),
    url: latestRun && links.run(latestRun),
    observedAt:
      latestRun?.info.end_time === undefined
        ? undefined
        : new Date(latestRun.info.end_time).toISOString(),
  });
  return { evidence, unchecked };
}
