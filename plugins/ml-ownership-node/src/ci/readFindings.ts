import { SourceError } from '../source-client';
import { assessAccess, Member } from './assessAccess';
import { assessAcceptance, assessDeployment } from './assessDeployment';
import {
  assessRollback,
  assessRun,
  assessTests,
  CiFinding,
} from './assessRuns';
import { CiBatch } from './CiBatch';
import { CiCriterion, CiPlan, Planned } from './CiPlan';
import { CiDeployment, CiPerson, CiSource, CiWorkflow } from './CiSource';
import { explainCiError } from './explainCiError';

/** What a plan needs of the catalog. */
export interface CiPeople {
  members(operator: string): Promise<readonly Member[]>;
  approvers(refs: readonly string[]): Promise<ReadonlySet<string>>;
  /** Refs of Users, by the name of the person. */
  refsOf(people: readonly CiPerson[]): Promise<Map<string, string>>;
}

/** What was found about an entity. */
export interface CiFindings {
  findings: Map<CiCriterion, CiFinding>;
  deployment?: CiDeployment;
  /** The errors of readings that failed. */
  errors: SourceError[];
}

/** Reads and assesses everything that a plan asks for. A reading that fails answers its own criterion only. */
export async function readFindings(
  plan: CiPlan,
  batch: CiBatch,
  people: CiPeople,
  options: { source: CiSource; accessFollowsRepository: boolean },
): Promise<CiFindings> {
  const found: CiFindings = { findings: new Map(), errors: [] };
  const answer = async <T extends CiWorkflow['project'] | CiWorkflow>(
    criterion: CiCriterion,
    planned: Planned<T>,
    read: (value: T) => Promise<CiFinding>,
  ) => {
    if (!plan.criteria.includes(criterion)) {
      return;
    }
    if (!('value' in planned)) {
      found.findings.set(criterion, planned);
      return;
    }
    const { value } = planned;
    try {
      found.findings.set(criterion, await read(value));
    } catch (error) {
      if (!(error instanceof SourceError)) {
        throw error;
      }
      found.errors.push(error);
      found.findings.set(criterion, {
        reason: explainCiError(
          error,
          'project' in value ? value.project : value,
          options.source,
        ),
      });
    }
  };
  await answer('retrain.run', plan.retrain, async workflow => {
    const { latest, source, isIncluded } = await readRun(plan, workflow, batch);
    return assessRun(latest, titleOf(workflow), source, isIncluded);
  });
  await answer('retrain.tests', plan.tests, workflow =>
    readTests(plan, workflow, batch),
  );
  await answer('recover.rollback-run', plan.recover, async workflow =>
    assessRollback(
      await batch.latestRun(workflow, { onDefaultBranch: false }),
      titleOf(workflow),
    ),
  );
  const rules = (workflow: CiWorkflow) => ({
    ...plan,
    workflow: workflow.name,
  });
  await answer('deploy.run', plan.deploy, async workflow => {
    found.deployment = await batch.deployment(
      workflow.project,
      plan.environment,
    );
    return assessDeployment(found.deployment, rules(workflow));
  });
  await answer('deploy.acceptance', plan.deploy, async workflow => {
    const deployment = await batch.deployment(
      workflow.project,
      plan.environment,
    );
    return assessAcceptance(
      deployment,
      rules(workflow),
      await people.approvers(plan.approvers),
      await people.refsOf(deployment?.approvers ?? []),
    );
  });
  await answer('ownership.access', plan.project, async project => {
    const { operator } = plan;
    if (!operator) {
      return { reason: 'Neither an owner nor an operating group is declared' };
    }
    const members = await people.members(operator);
    const logins = members.flatMap(({ login }) => login ?? []);
    return assessAccess(
      project,
      operator,
      members,
      logins.length > 0 ? await batch.writers(project, logins) : new Set(),
      {
        accessFollowsRepository: options.accessFollowsRepository,
        userAnnotation: options.source.userAnnotation,
      },
    );
  });
  return found;
}

async function readRun(plan: CiPlan, workflow: CiWorkflow, batch: CiBatch) {
  const { project } = workflow;
  const latest = await batch.latestRun(workflow, { onDefaultBranch: true });
  const source = await batch.source(project, plan.sourcePath);
  const isIncluded =
    latest.run && source
      ? await batch.includes(project, latest.run.commit, source.commit)
      : false;
  return { latest, source, isIncluded };
}

/** The tests have the version of the training run, if both are about the same source. */
async function readTests(
  plan: CiPlan,
  workflow: CiWorkflow,
  batch: CiBatch,
): Promise<CiFinding> {
  const { latest, source, isIncluded } = await readRun(plan, workflow, batch);
  const trained =
    'value' in plan.retrain
      ? await readRun(plan, plan.retrain.value, batch).catch(error => {
          if (error instanceof SourceError) {
            return undefined;
          }
          throw error;
        })
      : undefined;
  const version = trained?.isIncluded
    ? trained.latest.run?.commit
    : source?.commit;
  return assessTests(
    latest,
    titleOf(workflow),
    source,
    isIncluded,
    version ?? latest.run?.commit ?? '',
  );
}

function titleOf({ name, project }: CiWorkflow): string {
  return name
    ? `${name} of ${project.path}`
    : `The pipeline of ${project.path}`;
}
