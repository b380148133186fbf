import { Finding } from './Finding';
import { ServingModel } from './ServingModel';

/**
 * `deploy.artifact`: what serves is an immutable version whose files exist. The alias shows what serves only if the
 * serving system follows it.
 */
export function assessArtifact(
  { name, alias, version, artifacts }: ServingModel,
  servingFollowsAlias: boolean,
): Finding {
  const subject = `${name} version ${version.version}, which has the alias ${alias},`;
  if (version.status !== 'READY') {
    return { outcome: 'fail', detail: `${subject} is ${version.status}` };
  }
  if (artifacts === 'missing') {
    return { outcome: 'fail', detail: `${subject} has no files any more` };
  }
  if (!servingFollowsAlias) {
    return {
      reason: `MLflow shows the version with the alias ${alias}, not what serves; if deployments take what the alias points to, set mlOwnership.mlflow.servingFollowsAlias`,
    };
  }
  if (artifacts === undefined) {
    return {
      reason: `The files of version ${
        version.version
      } cannot be listed: its source is ${version.source || 'not known'}`,
    };
  }
  return {
    outcome: 'pass',
    detail: `${subject} is an immutable version, and its files exist`,
  };
}
