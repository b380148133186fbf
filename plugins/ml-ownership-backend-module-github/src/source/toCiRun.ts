import {
  CiPerson,
  CiRun,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { GithubRun, GithubUser } from '../api';

/** Address that GitHub gives to users who hide theirs, with their login. */
const HIDDEN_ADDRESS = /^(?:\d+\+)?([\w-]+)@users\.noreply\./i;

/** Address of GitHub itself, as the author of merges and edits on its pages. */
const OWN_ADDRESS = /^noreply@github\./i;

const FAILED = ['failure', 'timed_out', 'startup_failure'];

/** Events for which a run tests a proposed change, perhaps of a fork, instead of the branch that it names. */
const PROPOSALS = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
];

/** Whether a run is one of the repository itself: a fork may have a branch with the name of the default branch. */
export function isOwnRun({
  event,
  repository,
  head_repository: head,
}: GithubRun): boolean {
  return !PROPOSALS.includes(event) && (!head || head.id === repository.id);
}

export function toCiRun(run: GithubRun): CiRun {
  const workflow = workflowOf(run);
  const attempt = run.run_attempt > 1 ? `, attempt ${run.run_attempt},` : '';
  return {
    title: `Run ${run.run_number}${attempt} of ${workflow}`,
    workflow,
    url: run.html_url,
    commit: run.head_sha,
    state: stateOf(run),
    startedAt: run.run_started_at ?? run.created_at,
    endedAt: run.updated_at,
    startedBy: toPerson(run.triggering_actor ?? run.actor),
    authors: authorsOf(run),
  };
}

/** The file of a workflow: `.github/workflows/train.yml@main` is `train.yml`. */
function workflowOf({ path }: GithubRun): string {
  return path.replace(/@.*$/, '').split('/').at(-1) ?? path;
}

function stateOf({ status, conclusion }: GithubRun): CiRun['state'] {
  if (status !== 'completed') {
    return 'running';
  }
  if (conclusion === 'success') {
    return 'succeeded';
  }
  return FAILED.includes(conclusion ?? '') ? 'failed' : 'inconclusive';
}

export function toPerson(
  user: GithubUser | null | undefined,
): CiPerson | undefined {
  return user && !isBot(user.login, user.type)
    ? { name: user.login, ids: [user.login] }
    : undefined;
}

/**
 * Who wrote the commit, and who pushed it. Somebody who only starts a workflow, or starts it again, has not built what it
 * runs; otherwise nobody could prove by a drill that another team can do so.
 */
function authorsOf({ event, actor, head_commit: commit }: GithubRun) {
  const { name, email } = commit?.author ?? {};
  const login = HIDDEN_ADDRESS.exec(email ?? '')?.[1];
  const author =
    email && !OWN_ADDRESS.test(email) && !isBot(name ?? '')
      ? { name: name ?? email, ids: [login ?? email] }
      : undefined;
  const pusher = event === 'push' ? toPerson(actor) : undefined;
  return [author, pusher].flatMap(person => person ?? []);
}

function isBot(name: string, type?: string): boolean {
  return type === 'Bot' || name.endsWith('[bot]');
}
