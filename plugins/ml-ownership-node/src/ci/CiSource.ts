import { Entity } from '@backstage/catalog-model';

/**
 * A repository in a CI system.
 *
 * @public
 */
export interface CiProject {
  /** Host name, with the port if it has one: `github.com`. */
  host: string;
  /** Path on the host: `growth-ml/churn`. */
  path: string;
  /** Its page, without a slash at the end. */
  url: string;
}

/**
 * A workflow of a project, or a job of its pipeline.
 *
 * @public
 */
export interface CiWorkflow {
  project: CiProject;
  /** `train.yml` for GitHub Actions; for GitLab, the name of a job, or empty for the whole pipeline. */
  name: string;
}

/**
 * A person in a CI system.
 *
 * @public
 */
export interface CiPerson {
  /** For messages. */
  name: string;
  /** Logins, addresses of the profile, and e-mail addresses; the first that a User of the catalog has counts. */
  ids: readonly string[];
}

/**
 * A run of a workflow.
 *
 * @public
 */
export interface CiRun {
  /** For messages: "Run 812 of train.yml". */
  title: string;
  /** The name of its workflow, as in {@link CiWorkflow}. */
  workflow: string;
  url: string;
  /** Complete hash. */
  commit: string;
  /** `inconclusive` if it was cancelled or skipped, so that the run before counts. */
  state: 'succeeded' | 'failed' | 'inconclusive' | 'running';
  /** ISO 8601 instant. */
  startedAt: string;
  /** ISO 8601 instant; of the last change while it is running. */
  endedAt: string;
  /** Who started it, or started it again. */
  startedBy?: CiPerson;
  /** Who wrote its commit, or pushed it. */
  authors: readonly CiPerson[];
}

/**
 * The newest successful deployment to an environment.
 *
 * @public
 */
export interface CiDeployment {
  /** For messages: "Deployment 77". */
  title: string;
  url: string;
  commit: string;
  /** The version of the model, if the deployment names it. */
  version?: string;
  /** ISO 8601 instant. */
  deployedAt: string;
  /**
   * The run that made it, or the person who did so without a run, or what else is known: "the app vercel, without a link to
   * a run".
   */
  by: { run: CiRun } | { person: CiPerson } | { unknown: string };
  /** Who approved it. */
  approvers: readonly CiPerson[];
}

/**
 * What a project has run lately, in one text that changes with it.
 *
 * @public
 */
export type CiRevision = {
  value: string;
  etag?: string;
};

/**
 * The calls that a {@link CiCollector} needs of a CI system. All of them only read, and reject with a SourceError if the
 * system gives no usable answer.
 *
 * @public
 */
export interface CiSource {
  /** Annotation of an entity with its project, for messages. */
  readonly projectAnnotation: string;
  /** Annotation of a User with their login. */
  readonly userAnnotation: string;
  /** What a declared workflow looks like, for messages. */
  readonly expectedWorkflow: string;
  /** What the system is read with, for messages: "the token", and the key of the configuration that has it. */
  readonly credentials: { name: string; key: string };

  /**
   * Returns the project that an entity names by annotation; undefined if it names none.
   *
   * @throws Error with the reason if the annotation is malformed, or its host is not configured
   */
  findProject(entity: Entity): CiProject | undefined;
  /**
   * Returns the workflow that an entity declares; undefined if the declaration is not one of this system.
   *
   * @param declaration - a URL, or a path in the project
   */
  findWorkflow(
    declaration: string,
    project: CiProject | undefined,
  ): CiWorkflow | undefined;
  /** The login in the annotation of a User. */
  loginOf(annotation: string): string;

  /** Reads what has run lately, in one request; the known revision if nothing has. */
  readRevision(
    project: CiProject,
    known: CiRevision | undefined,
    signal: AbortSignal,
  ): Promise<CiRevision>;
  /** Reads the runs of a workflow, newest first, without those of forks and of merge requests. */
  readRuns(
    workflow: CiWorkflow,
    options: { onDefaultBranch: boolean },
    signal: AbortSignal,
  ): AsyncIterable<CiRun>;
  /**
   * Reads the newest commit of the default branch, or the newest that changed a path.
   *
   * @returns its hash and the ISO 8601 instant of the commit; undefined if there is none
   */
  readSource(
    project: CiProject,
    path: string | undefined,
    signal: AbortSignal,
  ): Promise<{ commit: string; committedAt: string } | undefined>;
  /** Whether the history of a commit includes another one. */
  includes(
    project: CiProject,
    commit: string,
    earlier: string,
    signal: AbortSignal,
  ): Promise<boolean>;
  /** Reads the newest successful deployment to an environment, if there is one. */
  readDeployment(
    project: CiProject,
    environment: string,
    signal: AbortSignal,
  ): Promise<CiDeployment | undefined>;
  /**
   * Reads who of some people may write to the project.
   *
   * @param logins - in lower case
   */
  readWriters(
    project: CiProject,
    logins: readonly string[],
    signal: AbortSignal,
  ): Promise<Set<string>>;
}

/** Identifies a project regardless of case. */
export function keyOf({ host, path }: CiProject): string {
  return `${host}/${path}`.toLocaleLowerCase('en-US');
}
