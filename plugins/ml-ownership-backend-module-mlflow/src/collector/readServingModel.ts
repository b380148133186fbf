import { MlflowApi, ModelVersion, RegisteredModel } from '../api';
import {
  ArtifactState,
  DeclaredInputs,
  findCandidates,
  ServingModel,
} from '../criteria';
import { MlflowSettings } from '../configuration';

/** Source of a version that MLflow 3 has logged. */
const LOGGED_MODEL = /^models:\/(m-[0-9a-f]{32})$/;

/** Source of a version in the artifacts of its run, before MLflow 3. */
const RUN_ARTIFACT = /\/artifacts\/(.+)$/;

/** The number of recent runs among which the latest training run is searched. */
export const RECENT_RUNS = 20;

/** The most older versions whose files are looked up. */
const MAX_OLDER = 3;

/**
 * Reads what MLflow knows about the version that serves, in up to eight requests.
 *
 * @throws SourceError
 */
export async function readServingModel(
  api: MlflowApi,
  settings: MlflowSettings,
  known: {
    model: RegisteredModel;
    alias: string;
    version: string;
    servedBefore: readonly string[];
    declaredInputs?: DeclaredInputs;
  },
  signal: AbortSignal,
): Promise<ServingModel | undefined> {
  const { model, alias, servedBefore, declaredInputs } = known;
  const versions = await api.listVersions(model.name, signal);
  const version = versions.find(other => other.version === known.version);
  if (!version) {
    return undefined;
  }
  const modelId = LOGGED_MODEL.exec(version.source)?.[1];
  const run = version.run_id
    ? await api.getRun(version.run_id, signal)
    : undefined;
  const recentRuns = run
    ? await api.listRootRuns(run.info.experiment_id, RECENT_RUNS, signal)
    : [];
  const olderArtifacts = new Map<string, ArtifactState>();
  for (const older of findCandidates(
    { version, versions, servedBefore },
    settings.gate,
  ).slice(0, MAX_OLDER)) {
    const state = await readArtifacts(api, older, signal);
    olderArtifacts.set(older.version, state);
    if (state === 'present') {
      break;
    }
  }
  return {
    name: model.name,
    alias,
    version,
    versions,
    run,
    loggedModel: modelId
      ? await api.getLoggedModel(modelId, signal)
      : undefined,
    artifacts: await readArtifacts(api, version, signal),
    recentRuns,
    olderArtifacts,
    servedBefore,
    declaredInputs,
  };
}

/** Files at places that MLflow does not manage cannot be listed through it. */
async function readArtifacts(
  api: MlflowApi,
  { source, run_id: runId }: ModelVersion,
  signal: AbortSignal,
): Promise<ArtifactState> {
  const modelId = LOGGED_MODEL.exec(source)?.[1];
  if (modelId) {
    const files = await api.countModelFiles(modelId, signal);
    return files > 0 ? 'present' : 'missing';
  }
  const path = RUN_ARTIFACT.exec(source)?.[1];
  if (runId && path && source.includes(runId)) {
    const files = await api.countRunFiles(runId, path, signal);
    return files > 0 ? 'present' : 'missing';
  }
  return undefined;
}
