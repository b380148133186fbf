import { ModelVersion } from '../api';
import { GateSettings } from '../configuration';
import { decisionOf } from './assessGate';
import { Finding } from './Finding';
import { ServingModel } from './ServingModel';

/** The versions that could serve instead: older, ready, and good enough to have served or to have been approved. */
export function findCandidates(
  {
    version,
    versions,
    servedBefore,
  }: Pick<ServingModel, 'version' | 'versions' | 'servedBefore'>,
  gate: GateSettings,
): ModelVersion[] {
  return versions.filter(
    older =>
      Number(older.version) < Number(version.version) &&
      older.status === 'READY' &&
      decisionOf(older, gate) !== 'failed' &&
      (servedBefore.includes(older.version) ||
        decisionOf(older, gate) === 'passed'),
  );
}

/** `recover.previous-version`: an earlier good version can be served. */
export function assessPreviousVersion(
  model: ServingModel,
  gate: GateSettings,
): Finding {
  const { version, versions, olderArtifacts } = model;
  const older = versions.filter(
    other => Number(other.version) < Number(version.version),
  );
  if (older.length === 0) {
    return Number(version.version) === 1
      ? {
          outcome: 'not-applicable',
          detail: 'Version 1 is the first one, so there is no earlier version',
        }
      : {
          outcome: 'fail',
          detail: `All versions before ${version.version} were deleted`,
        };
  }
  const candidates = findCandidates(model, gate);
  const usable = candidates.find(
    candidate => olderArtifacts.get(candidate.version) === 'present',
  );
  if (usable) {
    return {
      outcome: 'pass',
      detail: `Version ${usable.version} ${
        model.servedBefore.includes(usable.version)
          ? 'served before'
          : 'was approved'
      }, is ready, and its files exist`,
    };
  }
  if (
    candidates.some(
      ({ version: name }) => olderArtifacts.get(name) === undefined,
    )
  ) {
    return {
      reason: `Whether the files of version ${candidates[0].version} still exist cannot be read`,
    };
  }
  return {
    outcome: 'fail',
    detail:
      candidates.length > 0
        ? `The files of version ${candidates[0].version} do not exist any more`
        : `None of the ${older.length} earlier versions has served or was approved (tag ${gate.tag})`,
  };
}
