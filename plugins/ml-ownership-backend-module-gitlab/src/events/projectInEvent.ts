import { CiProject } from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import { GitlabHosts } from '../source';

/** Topics of Backstage's events backend, with the module for GitLab. */
export const TOPICS = ['gitlab.pipeline', 'gitlab.deployment', 'gitlab.push'];

/** States of pipelines and deployments that show a result. */
const ENDED = ['success', 'failed'];

const eventSchema = z.object({
  ref: z.string().optional(),
  /** Of a deployment. */
  status: z.string().optional(),
  /** Of a pipeline. */
  object_attributes: z.object({ status: z.string().optional() }).optional(),
  project: z.object({
    web_url: z.string(),
    path_with_namespace: z.string(),
    default_branch: z.string().nullish(),
  }),
});

/** The project that an event of GitLab is about; undefined if the event changes nothing that is read. */
export function projectInEvent(
  topic: string,
  payload: unknown,
  hosts: GitlabHosts,
): CiProject | undefined {
  const { success, data } = eventSchema.safeParse(payload);
  if (!success || !URL.canParse(data.project.web_url)) {
    return undefined;
  }
  const { object_attributes: attributes, project, ref } = data;
  const concerns =
    topic === 'gitlab.push'
      ? ref === `refs/heads/${project.default_branch}`
      : ENDED.includes(data.status ?? attributes?.status ?? '');
  return concerns
    ? hosts.project(new URL(project.web_url).host, project.path_with_namespace)
    : undefined;
}
