import { z } from 'zod';

/** Emitters add facets and change their versions at any time: a facet that is not as expected is ignored. */
const lenient = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(undefined)
    .transform(value => value ?? undefined);

const text = (maxLength: number) => z.string().min(1).max(maxLength);
const optionalText = (maxLength: number) => lenient(text(maxLength));

/** The limits of {@link ObservedEndpoint}. */
const named = z.object({ namespace: text(500), name: text(1_000) });

const runId = text(200);

/** A list in which what is not as expected is left out. */
const listOf = <T extends z.ZodType>(item: T) =>
  lenient(z.array(lenient(item))).transform(items =>
    (items ?? []).flatMap(value => (value === undefined ? [] : [value])),
  );

/** The values of an object, by any key. */
const valuesOf = <T extends z.ZodType>(item: T) =>
  lenient(z.record(z.string(), lenient(item))).transform(values =>
    Object.values(values ?? {}).flatMap(value =>
      value === undefined ? [] : [value],
    ),
  );

/** An input in the lineage facets: a dataset or a job, which may be the job of the event without a name. */
const lineageInput = z.object({
  type: optionalText(50),
  namespace: optionalText(500),
  name: optionalText(1_000),
});

const lineageJobFacet = z.object({
  entries: listOf(
    z.object({
      type: text(50),
      namespace: optionalText(500),
      name: optionalText(1_000),
      inputs: listOf(lineageInput),
    }),
  ),
});

const lineageDatasetFacet = z.object({
  inputs: listOf(lineageInput),
  fields: valuesOf(z.object({ inputs: listOf(lineageInput) })),
});

const columnLineageFacet = z.object({
  fields: valuesOf(z.object({ inputFields: listOf(named) })),
  dataset: listOf(named),
});

const assertionsFacet = z.object({
  assertions: listOf(
    z.object({
      assertion: optionalText(1_000),
      name: optionalText(1_000),
      column: optionalText(1_000),
      success: z.boolean(),
      severity: optionalText(50),
    }),
  ),
});

const qualityFacets = lenient(
  z.object({ dataQualityAssertions: lenient(assertionsFacet) }),
);

const dataset = named.extend({
  facets: lenient(
    z.object({
      symlinks: lenient(z.object({ identifiers: listOf(named) })),
      lineage: lenient(lineageDatasetFacet),
      columnLineage: lenient(columnLineageFacet),
      dataQualityAssertions: lenient(assertionsFacet),
    }),
  ),
  inputFacets: qualityFacets,
  outputFacets: qualityFacets,
});

const MAX_DATASETS = 1_000;

const datasets = z
  .array(dataset)
  .max(MAX_DATASETS)
  .nullish()
  .transform(list => list ?? []);

const jobFacets = lenient(
  z.object({
    jobType: lenient(
      z.object({
        jobType: optionalText(50),
        processingType: optionalText(50),
      }),
    ),
    sourceCodeLocation: lenient(z.object({ version: optionalText(500) })),
    lineage: lenient(lineageJobFacet),
  }),
);

const linked = z.object({
  run: lenient(z.object({ runId })),
  job: lenient(named),
});

const dagRun = lenient(z.object({ triggering_user_name: optionalText(500) }));

const runFacets = lenient(
  z.object({
    parent: lenient(linked.extend({ root: lenient(linked) })),
    airflow: lenient(
      z.object({
        dagRun,
        taskInstance: lenient(z.object({ log_url: optionalText(2_000) })),
      }),
    ),
    airflowDagRun: lenient(z.object({ dagRun })),
  }),
);

export const eventSchema = z.object({
  eventTime: z.string().max(100),
  eventType: z
    .string()
    .max(50)
    .nullish()
    .transform(type => type?.toUpperCase()),
  run: z.object({ runId, facets: runFacets }).nullish(),
  job: named.extend({ facets: jobFacets }).nullish(),
  dataset: dataset.nullish(),
  inputs: datasets,
  outputs: datasets,
});

export type RawEvent = z.infer<typeof eventSchema>;
export type RawDataset = z.infer<typeof dataset>;
export type RawLineageInput = z.infer<typeof lineageInput>;
