import { CiFinding, short } from './assessRuns';
import { CiDeployment } from './CiSource';

/** What a deployment is judged by. */
export interface DeploymentRules {
  /** Name of the declared workflow. */
  workflow: string;
  environment: string;
  /** Versions are those of a registry, not commits. */
  hasRegistry: boolean;
}

/** The version that a deployment serves; undefined if it is one of a registry, and the deployment does not name it. */
export function versionOf(
  { commit, version }: CiDeployment,
  { hasRegistry }: Pick<DeploymentRules, 'hasRegistry'>,
): string | undefined {
  return version ?? (hasRegistry ? undefined : commit);
}

/**
 * `deploy.run`: the newest successful deployment was made by the declared workflow, not manually. Somebody who starts
 * the workflow deploys through it.
 */
export function assessDeployment(
  deployment: CiDeployment | undefined,
  rules: DeploymentRules,
): CiFinding {
  const { workflow, environment } = rules;
  if (!deployment) {
    return {
      reason: `There is no successful deployment to the environment ${environment}; let the job of the workflow name it as its environment`,
    };
  }
  const { by, title, url, deployedAt } = deployment;
  const what = `${title} of commit ${short(
    deployment.commit,
  )} to ${environment}`;
  const observation = {
    subjectVersion: versionOf(deployment, rules),
    observedAt: deployedAt,
  };
  if ('person' in by) {
    return {
      ...observation,
      outcome: 'fail',
      detail: `${what} was made by ${by.person.name}, not by a run of a workflow`,
      url,
    };
  }
  if ('unknown' in by) {
    return {
      reason: `${what} was made by ${by.unknown}, so whether ${workflow} made it is not known`,
    };
  }
  // Without a name, it is the whole pipeline.
  if (workflow && by.run.workflow !== workflow) {
    return {
      reason: `${what} was made by ${by.run.title}, not by the declared ${workflow}; if it deploys something else, declare an environment of its own as the last of spec.operations.deploy.environments`,
    };
  }
  return {
    ...observation,
    outcome: 'pass',
    detail: `${what} was made by ${by.run.title}`,
    url: by.run.url,
  };
}

/**
 * `deploy.acceptance`: a declared approver, who did not start the deployment, has approved it. Without such an approval
 * there is no answer, since somebody may have approved it elsewhere.
 *
 * @param approvers - the approvers whom the entity declares, by the ref of the User
 * @param refs - refs of Users by the name of the person
 */
export function assessAcceptance(
  deployment: CiDeployment | undefined,
  rules: DeploymentRules,
  declared: ReadonlySet<string>,
  refs: ReadonlyMap<string, string>,
): CiFinding {
  const made = assessDeployment(deployment, rules);
  if (!deployment || !('outcome' in made) || made.outcome === 'fail') {
    return 'reason' in made ? made : { reason: made.detail };
  }
  const { approvers, by, deployedAt } = deployment;
  if (approvers.length === 0) {
    return {
      reason: `${made.detail}, and nobody approved it there; protect the environment ${rules.environment} by required reviewers, or have it attested`,
    };
  }
  const starter = 'run' in by ? by.run.startedBy?.name : undefined;
  const approver = approvers.find(
    ({ name }) => name !== starter && declared.has(refs.get(name) ?? ''),
  );
  if (!approver) {
    return {
      reason: `${made.detail}, approved by ${approvers
        .map(({ name }) => name)
        .join(
          ', ',
        )}, none of whom is known as one of spec.operations.deploy.approvers who did not start it; declare the approver there, and annotate their User with their login`,
    };
  }
  return {
    ...made,
    detail: `${made.detail}, approved by ${approver.name}`,
    observedAt: deployedAt,
  };
}
