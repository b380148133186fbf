import { z } from 'zod';

/*
 * The parts that are read of GitHub's answers, after the types in @octokit/openapi-types. What those types call optional
 * or nullable is so here.
 */

const userSchema = z.object({
  login: z.string(),
  /** `User`, `Bot` or `Organization`. */
  type: z.string().optional(),
});

const repositorySchema = z.object({ id: z.number(), full_name: z.string() });

export const runSchema = z.object({
  id: z.number(),
  path: z.string(),
  run_number: z.number(),
  run_attempt: z.number().default(1),
  event: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  head_branch: z.string().nullable(),
  head_sha: z.string(),
  html_url: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
  run_started_at: z.string().optional(),
  actor: userSchema.nullish(),
  triggering_actor: userSchema.nullish(),
  head_commit: z
    .object({
      author: z
        .object({ name: z.string().nullish(), email: z.string().nullish() })
        .nullish(),
    })
    .nullish(),
  repository: repositorySchema,
  /** Absent if the fork was deleted. */
  head_repository: repositorySchema.nullish(),
});

export const runsSchema = z.object({
  total_count: z.number(),
  workflow_runs: z.array(runSchema),
});

export const repositoryDetailsSchema = z.object({ default_branch: z.string() });

export const commitsSchema = z.array(
  z.object({
    sha: z.string(),
    commit: z.object({
      author: z.object({ date: z.string().optional() }).nullish(),
      committer: z.object({ date: z.string().optional() }).nullish(),
    }),
  }),
);

export const comparisonSchema = z.object({
  status: z.enum(['diverged', 'ahead', 'behind', 'identical']),
});

export const deploymentsSchema = z.array(
  z.object({
    id: z.number(),
    sha: z.string(),
    environment: z.string(),
    /** An object, or JSON in a string. */
    payload: z.unknown(),
    creator: userSchema.nullish(),
    performed_via_github_app: z
      .object({ slug: z.string().optional() })
      .nullish(),
  }),
);

export const deploymentStatusesSchema = z.array(
  z.object({
    state: z.string(),
    created_at: z.string(),
    log_url: z.string().optional(),
    target_url: z.string().optional(),
  }),
);

export const approvalsSchema = z.array(
  z.object({
    state: z.string(),
    user: userSchema,
    environments: z.array(z.object({ name: z.string().optional() })),
  }),
);

export const collaboratorsSchema = z.array(
  z.object({
    login: z.string(),
    permissions: z.object({ push: z.boolean() }).optional(),
  }),
);

export const permissionSchema = z.object({
  /** `admin`, `write`, `read` or `none`; roles of an organisation are mapped to them. */
  permission: z.string(),
});

export type GithubRun = z.infer<typeof runSchema>;
export type GithubUser = z.infer<typeof userSchema>;
export type GithubDeployment = z.infer<typeof deploymentsSchema>[number];
export type GithubDeploymentStatus = z.infer<
  typeof deploymentStatusesSchema
>[number];
