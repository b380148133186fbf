import { z } from 'zod';

/*
 * The parts of MLflow's answers that are read. MLflow omits empty lists, and writes 64-bit integers as JSON numbers.
 */

const keyValue = z.object({ key: z.string(), value: z.string().default('') });
const tags = z.array(keyValue).default([]);

const metric = z.object({
  key: z.string(),
  /** MLflow writes NaN and infinite values as text. */
  value: z.union([z.number(), z.string().transform(Number)]),
  dataset_name: z.string().optional(),
  dataset_digest: z.string().optional(),
});

const datasetInput = z.object({
  tags,
  dataset: z.object({
    name: z.string(),
    digest: z.string().default(''),
    source_type: z.string().default(''),
    /** JSON as text, whose fields depend on the type. */
    source: z.string().default(''),
  }),
});

const modelVersionSchema = z.object({
  name: z.string(),
  version: z.coerce.string(),
  creation_timestamp: z.number().optional(),
  source: z.string().default(''),
  /** Empty if the version was not registered from a run. */
  run_id: z.string().default(''),
  status: z.string().default('READY'),
  tags,
});

const registeredModelSchema = z.object({
  name: z.string(),
  last_updated_timestamp: z.number().optional(),
  description: z.string().default(''),
  /** The newest version of each stage; absent without versions. */
  latest_versions: z
    .array(
      z.object({
        version: z.coerce.string(),
        run_id: z.string().default(''),
      }),
    )
    .default([]),
  aliases: z
    .array(z.object({ alias: z.string(), version: z.coerce.string() }))
    .default([]),
  tags,
});

export const registeredModelAnswerSchema = z.object({
  registered_model: registeredModelSchema,
});

export const experimentAnswerSchema = z.object({
  experiment: z.object({ name: z.string() }),
});

export const registeredModelsSchema = z.object({
  registered_models: z.array(registeredModelSchema).default([]),
  next_page_token: z.string().optional(),
});

export const modelVersionsSchema = z.object({
  model_versions: z.array(modelVersionSchema).default([]),
  next_page_token: z.string().optional(),
});

const runSchema = z.object({
  info: z.object({
    run_id: z.string(),
    experiment_id: z.string(),
    run_name: z.string().optional(),
    status: z.string(),
    start_time: z.number().optional(),
    end_time: z.number().optional(),
    /** `deleted` runs are still answered. */
    lifecycle_stage: z.string().default('active'),
    user_id: z.string().default(''),
  }),
  data: z
    .object({
      metrics: z.array(metric).default([]),
      params: z.array(keyValue).default([]),
      tags,
    })
    .default({ metrics: [], params: [], tags: [] }),
  inputs: z
    .object({
      dataset_inputs: z.array(datasetInput).default([]),
      model_inputs: z.array(z.object({ model_id: z.string() })).default([]),
    })
    .default({ dataset_inputs: [], model_inputs: [] }),
  outputs: z
    .object({
      model_outputs: z.array(z.object({ model_id: z.string() })).default([]),
    })
    .default({ model_outputs: [] }),
});

export const runAnswerSchema = z.object({ run: runSchema });

export const runsSchema = z.object({ runs: z.array(runSchema).default([]) });

/** Of each run only what tells that it has ended. */
export const endedRunsSchema = z.object({
  runs: z
    .array(
      z.object({
        info: z.object({
          experiment_id: z.string(),
          end_time: z.number().optional(),
        }),
        data: z.object({ tags }).default({ tags: [] }),
      }),
    )
    .default([]),
  next_page_token: z.string().optional(),
});

export const loggedModelSchema = z.object({
  model: z.object({
    info: z.object({
      model_id: z.string(),
      status: z.string(),
      source_run_id: z.string().default(''),
    }),
    data: z
      .object({ metrics: z.array(metric).default([]) })
      .default({ metrics: [] }),
  }),
});

export const artifactsSchema = z.object({
  files: z.array(z.object({ path: z.string() })).default([]),
});

export type ModelVersion = z.infer<typeof modelVersionSchema>;
export type RegisteredModel = z.infer<typeof registeredModelSchema>;
export type Run = z.infer<typeof runSchema>;
export type LoggedModel = z.infer<typeof loggedModelSchema>['model'];
export type DatasetInput = z.infer<typeof datasetInput>;

/** Returns the value of a tag. */
export function tagOf(
  { tags: list }: { tags: readonly { key: string; value: string }[] },
  key: string,
): string | undefined {
  return list.find(tag => tag.key === key)?.value;
}

/** Returns the login of the user who ran a run. */
export function userOf({ data, info }: Run): string | undefined {
  return tagOf(data, 'mlflow.user') || info.user_id || undefined;
}
