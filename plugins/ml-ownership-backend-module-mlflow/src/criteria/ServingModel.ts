import { LoggedModel, ModelVersion, Run } from '../api';

/** Whether the files of a version are still there; undefined if that was not read. */
export type ArtifactState = 'present' | 'missing' | undefined;

/** What MLflow knows about the version of a model that serves. */
export interface ServingModel {
  name: string;
  /** The alias under which it serves. */
  alias: string;
  version: ModelVersion;
  /** All versions, newest first. */
  versions: readonly ModelVersion[];
  /** The run that the version was registered from; undefined if it names none, or the run does not exist. */
  run?: Run;
  /** Undefined before MLflow 3. */
  loggedModel?: LoggedModel;
  artifacts: ArtifactState;
  /** The newest root runs of the experiment, newest first. */
  recentRuns: readonly Run[];
  /** The files of older versions that might serve instead, by version. */
  olderArtifacts: ReadonlyMap<string, ArtifactState>;
  /** Versions that served before, as far as they have been observed. */
  servedBefore: readonly string[];
  /** Names and aliases of the datasets that the catalog declares as inputs; undefined if none is declared. */
  declaredInputs?: DeclaredInputs;
}

/** The inputs that an entity and its pipelines declare. */
export interface DeclaredInputs {
  /** Entity refs by normalised name, see `datasetKeyOf`. */
  refs: ReadonlyMap<string, string>;
}
