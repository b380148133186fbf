import { CiProject } from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import { GithubHosts } from '../source';

/** Topics of Backstage's events backend, with the module for GitHub. */
export const TOPICS = [
  'github.workflow_run',
  'github.deployment_status',
  'github.push',
];

const eventSchema = z.object({
  action: z.string().optional(),
  ref: z.string().optional(),
  repository: z.object({
    full_name: z.string(),
    html_url: z.string(),
    default_branch: z.string().optional(),
  }),
});

/** The repository that an event of GitHub is about; undefined if the event changes nothing that is read. */
export function projectInEvent(
  topic: string,
  payload: unknown,
  hosts: GithubHosts,
): CiProject | undefined {
  const { success, data } = eventSchema.safeParse(payload);
  if (!success || !URL.canParse(data.repository.html_url)) {
    return undefined;
  }
  const { action, ref, repository } = data;
  const concerns =
    topic === 'github.push'
      ? ref === `refs/heads/${repository.default_branch}`
      : topic !== 'github.workflow_run' || action === 'completed';
  return concerns
    ? hosts.project(new URL(repository.html_url).host, repository.full_name)
    : undefined;
}
