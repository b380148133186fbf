import { InputError } from '@backstage/errors';
import { isHttpUrl } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DatasetName } from '@mlownership/backstage-plugin-ml-ownership-node';
import { z } from 'zod';
import { datasetIdOf, digest } from './digests';
import {
  eventSchema,
  RawDataset,
  RawEvent,
  RawLineageInput,
} from './eventSchemas';
import { parseEventTime, toEventTime } from './eventTime';
import {
  Assertion,
  EventDataset,
  LineageEvent,
  RunFields,
  RunState,
  Upstream,
} from './LineageEvent';

/** Local times of emitters that leave out the time zone are up to 14 hours ahead of UTC. */
const MAX_AHEAD_MS = 86_400_000;

const STATES: readonly RunState[] = [
  'START',
  'RUNNING',
  'COMPLETE',
  'FAIL',
  'ABORT',
  'OTHER',
];

/** Limits of what an emitter may say of one dataset. */
const MAX_SYMLINKS = 20;
const MAX_ASSERTIONS = 1_000;
const MAX_UPSTREAM = 1_000;

/** What databases do not return unchanged: a NUL character, or an unpaired surrogate. */
const NOT_STORABLE = /\0|[\uD800-\uDFFF]/u;

/**
 * Parses an OpenLineage event: of a run, a job or a dataset, of any version of the specification. Facets that are not
 * used are ignored.
 *
 * @param now - milliseconds since 1970
 * @throws InputError that names what cannot be used and what was expected
 */
export function parseEvent(value: unknown, now: number): LineageEvent {
  const { success, data, error } = eventSchema.safeParse(value);
  if (!success) {
    throw new InputError(describe(error));
  }
  const at = parseEventTime(data.eventTime);
  if (at > toEventTime(now + MAX_AHEAD_MS)) {
    throw new InputError(
      `eventTime is "${data.eventTime}", which is more than a day in the future`,
    );
  }
  const event: LineageEvent = {
    at,
    run: toRun(data),
    datasets: [
      ...data.inputs.map(input => toDataset(input, 'input')),
      ...data.outputs.map(output => toDataset(output, 'output')),
      ...(data.dataset ? [toDataset(data.dataset)] : []),
      ...fromJobFacet(data),
    ],
  };
  if (!data.run && !data.job && !data.dataset) {
    throw new InputError(
      'The event has neither run nor job nor dataset, expected one of them',
    );
  }
  assertStorable(event, '');
  return event;
}

function toRun({ run, job, eventType }: RawEvent): LineageEvent['run'] {
  if (!run) {
    return undefined;
  }
  if (!job) {
    throw new InputError('The event has a run without job, expected both');
  }
  const { jobType, sourceCodeLocation } = job.facets ?? {};
  const { parent, airflow, airflowDagRun } = run.facets ?? {};
  const url = airflow?.taskInstance?.log_url;
  const fields: RunFields = {
    job: { namespace: job.namespace, name: job.name },
    jobType: jobType?.jobType?.toUpperCase(),
    processingType: jobType?.processingType?.toUpperCase(),
    parentRunId: parent?.run?.runId,
    parentJob: parent?.job,
    rootRunId: parent?.root?.run?.runId,
    rootJob: parent?.root?.job,
    commit: sourceCodeLocation?.version,
    actor:
      airflow?.dagRun?.triggering_user_name ??
      airflowDagRun?.dagRun?.triggering_user_name,
    url: url !== undefined && isHttpUrl(url) ? url : undefined,
  };
  const state = STATES.find(known => known === eventType);
  if (eventType !== undefined && state === undefined) {
    throw new InputError(
      `eventType is "${eventType}", expected one of ${STATES.join(', ')}`,
    );
  }
  return { id: run.runId, state, fields };
}

function toDataset(
  raw: RawDataset,
  direction?: EventDataset['direction'],
): EventDataset {
  const { namespace, name, facets } = raw;
  return {
    namespace,
    name,
    direction,
    upstream: direction === 'output' ? toUpstream(raw) : undefined,
    symlinks: distinct(facets?.symlinks?.identifiers ?? []).slice(
      0,
      MAX_SYMLINKS,
    ),
    assertions: toAssertions(raw),
  };
}

/** What an output was made from, by the facet that says most. */
function toUpstream({ facets }: RawDataset): Upstream | undefined {
  const { lineage, columnLineage } = facets ?? {};
  if (lineage) {
    const all = [
      ...lineage.inputs,
      ...lineage.fields.flatMap(({ inputs }) => inputs),
    ];
    return { via: 'lineage', inputs: datasetsAmong(all) };
  }
  if (columnLineage) {
    const inputs = distinct([
      ...columnLineage.fields.flatMap(({ inputFields }) => inputFields),
      ...columnLineage.dataset,
    ]);
    return inputs.length > 0 ? { via: 'columnLineage', inputs } : undefined;
  }
  return undefined;
}

/** The datasets that the facet of the job names: what it reads itself, and what its outputs are made from. */
function fromJobFacet({ job }: RawEvent): EventDataset[] {
  return (job?.facets?.lineage?.entries ?? []).flatMap(
    ({ type, namespace, name, inputs }): EventDataset[] => {
      const read = datasetsAmong(inputs);
      if (type.toUpperCase() === 'JOB') {
        return read.map(input => ({
          ...input,
          direction: 'input',
          symlinks: [],
          assertions: [],
        }));
      }
      return namespace !== undefined && name !== undefined
        ? [
            {
              namespace,
              name,
              direction: 'output',
              upstream: { via: 'lineage', inputs: read },
              symlinks: [],
              assertions: [],
            },
          ]
        : [];
    },
  );
}

function datasetsAmong(inputs: readonly RawLineageInput[]): DatasetName[] {
  return distinct(
    inputs.flatMap(({ type, namespace, name }) =>
      type?.toUpperCase() !== 'JOB' &&
      namespace !== undefined &&
      name !== undefined
        ? [{ namespace, name }]
        : [],
    ),
  );
}

function distinct(names: readonly DatasetName[]): DatasetName[] {
  const byId = new Map(
    names.map(({ namespace, name }) => [
      datasetIdOf({ namespace, name }),
      { namespace, name },
    ]),
  );
  return [...byId.values()].slice(0, MAX_UPSTREAM);
}

/** dbt reports the same assertions as facet of the dataset and of the input. */
function toAssertions(raw: RawDataset): Assertion[] {
  const all = [raw.facets, raw.inputFacets, raw.outputFacets].flatMap(
    facets => facets?.dataQualityAssertions?.assertions ?? [],
  );
  const byId = new Map<string, Assertion>();
  for (const { assertion = '', name, column, success, severity } of all) {
    const id = digest(name ?? '', assertion, column ?? '');
    const check = column ? `${assertion}(${column})` : assertion;
    byId.set(id, {
      id,
      label: name ?? (check || 'unnamed'),
      isSuccess: success && byId.get(id)?.isSuccess !== false,
      isError: (severity ?? 'error').toLowerCase() === 'error',
    });
  }
  return [...byId.values()].slice(0, MAX_ASSERTIONS);
}

/** Checks all texts of an event that would be stored. */
function assertStorable(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (NOT_STORABLE.test(value)) {
      throw new InputError(
        `${path} contains a NUL character or a lone surrogate, expected text`,
      );
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      assertStorable(part, path ? `${path}.${key}` : key);
    }
  }
}

function describe({ issues }: z.ZodError): string {
  return issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.') || 'The event'}: ${message}`)
    .join('; ');
}
