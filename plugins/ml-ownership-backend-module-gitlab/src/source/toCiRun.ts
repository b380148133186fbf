import {
  CiPerson,
  CiRun,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GitlabCommit, GitlabJob, GitlabPipeline, GitlabUser } from '../api';

/** Address that GitLab gives to users who hide theirs, with their login. */
const HIDDEN_ADDRESS = /^(?:\d+-)?([\w.-]+)@users\.noreply\./i;

/** Logins of access tokens of projects and groups. */
const BOT = /^(?:project|group)_\d+_bot|\[bot\]$/;

const RUNNING = [
  'created',
  'waiting_for_resource',
  'waiting_for_callback',
  'preparing',
  'pending',
  'running',
  'canceling',
  'scheduled',
];

export function stateOf(status: string): CiRun['state'] {
  if (status === 'success') {
    return 'succeeded';
  }
  if (status === 'failed') {
    return 'failed';
  }
  // A pipeline that waits for a manual job has not shown its result.
  return RUNNING.includes(status) ? 'running' : 'inconclusive';
}

export function jobToCiRun(job: GitlabJob): CiRun {
  return {
    title: `Job ${job.id} (${job.name}) of pipeline ${job.pipeline.id}`,
    workflow: job.name,
    url: job.web_url,
    commit: job.commit?.id ?? job.pipeline.sha,
    state: stateOf(job.status),
    startedAt: job.started_at ?? job.created_at,
    endedAt: job.finished_at ?? job.started_at ?? job.created_at,
    startedBy: toPerson(job.user),
    authors: authorsOf(job.commit),
  };
}

/** @param commit - undefined if GitLab no longer has it */
export function pipelineToCiRun(
  pipeline: GitlabPipeline,
  commit: GitlabCommit | undefined,
): CiRun {
  const pusher = pipeline.source === 'push' ? toPerson(pipeline.user) : [];
  return {
    title: `Pipeline ${pipeline.id}`,
    workflow: '',
    url: pipeline.web_url,
    commit: pipeline.sha,
    state: stateOf(pipeline.status),
    startedAt: pipeline.started_at ?? pipeline.created_at,
    endedAt: pipeline.finished_at ?? pipeline.updated_at,
    startedBy: toPerson(pipeline.user),
    authors: [...authorsOf(commit), ...[pusher ?? []].flat()],
  };
}

export function toPerson(
  user: GitlabUser | null | undefined,
): CiPerson | undefined {
  return user && !BOT.test(user.username)
    ? { name: user.username, ids: idsOf(user) }
    : undefined;
}

/** Backstage's provider of GitLab users writes the address of their profile into the annotation. */
export function idsOf({ username, web_url: url }: GitlabUser): string[] {
  return url ? [url, username] : [username];
}

function authorsOf(commit: GitlabCommit | null | undefined): CiPerson[] {
  const { author_email: email, author_name: name } = commit ?? {};
  if (!email || BOT.test(name ?? '')) {
    return [];
  }
  const login = HIDDEN_ADDRESS.exec(email)?.[1];
  return [{ name: name ?? email, ids: [login ?? email] }];
}
