import { z } from 'zod';

/*
 * The parts that are read of GitLab's answers, after the documentation of its REST API and the types of
 * `@gitbeaker/core`.
 */

const userSchema = z.object({
  username: z.string(),
  web_url: z.string().optional(),
});

const commitSchema = z.object({
  id: z.string(),
  author_name: z.string().nullish(),
  author_email: z.string().nullish(),
  committed_date: z.string().nullish(),
});

export const commitsSchema = z.array(commitSchema);
export { commitSchema };

export const pipelinesSchema = z.array(
  z.object({
    id: z.number(),
    sha: z.string(),
    status: z.string(),
    source: z.string().nullish(),
    created_at: z.string(),
    updated_at: z.string(),
    web_url: z.string(),
  }),
);

export const pipelineSchema = z.object({
  id: z.number(),
  sha: z.string(),
  status: z.string(),
  source: z.string().nullish(),
  user: userSchema.nullish(),
  created_at: z.string(),
  updated_at: z.string(),
  started_at: z.string().nullish(),
  finished_at: z.string().nullish(),
  web_url: z.string(),
});

export const jobSchema = z.object({
  id: z.number(),
  name: z.string(),
  status: z.string(),
  ref: z.string(),
  created_at: z.string(),
  started_at: z.string().nullish(),
  finished_at: z.string().nullish(),
  user: userSchema.nullish(),
  commit: commitSchema.nullish(),
  pipeline: z.object({ id: z.number(), sha: z.string() }),
  web_url: z.string(),
});

export const jobsSchema = z.array(jobSchema);

export const projectSchema = z.object({
  /** Absent in an empty repository. */
  default_branch: z.string().nullish(),
});

export const deploymentSchema = z.object({
  id: z.number(),
  iid: z.number(),
  sha: z.string(),
  status: z.string(),
  created_at: z.string(),
  updated_at: z.string().nullish(),
  user: userSchema.nullish(),
  /** Absent if it was reported through the API, not made by a job. */
  deployable: jobSchema.nullish(),
  /** Only in tiers with deployment approvals. */
  approvals: z
    .array(z.object({ user: userSchema, status: z.string() }))
    .nullish(),
});

export const deploymentsSchema = z.array(deploymentSchema);

export const membersSchema = z.array(
  z.object({
    username: z.string(),
    access_level: z.number(),
    state: z.string().optional(),
  }),
);

export type GitlabUser = z.infer<typeof userSchema>;
export type GitlabCommit = z.infer<typeof commitSchema>;
export type GitlabPipeline = z.infer<typeof pipelineSchema>;
export type GitlabPipelineItem = z.infer<typeof pipelinesSchema>[number];
export type GitlabJob = z.infer<typeof jobSchema>;
export type GitlabDeployment = z.infer<typeof deploymentSchema>;
