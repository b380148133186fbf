import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  datasetKey,
  ML_RELATION_PAIRS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  DatasetName,
  ObservedEdge,
  ObservedEndpoint,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { toRef } from '../catalog/toRef';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { ghostRef } from './ghostRef';
import { isStorable } from './isStorable';
import { LINEAGE_KINDS } from './LineageNodeFacts';

const MAX_REF_LENGTH = 500;
const MAX_NAMESPACE_LENGTH = 500;
const MAX_NAME_LENGTH = 1_000;
const MAX_RUN_LENGTH = 1_000;

/** Relations along which data flows. */
const RELATIONS: readonly string[] = ML_RELATION_PAIRS.filter(
  ({ dataFlow }) => dataFlow !== 'none',
).map(({ forward }) => forward.type);

/** A dataset under the name that runs use. */
export interface NamedEndpoint {
  /** Ref of the ghost dataset, unless an entity has that name. */
  ghost: string;
  key: string;
  namespace: string;
  name: string;
}

/** One end of an edge before it is resolved to an entity. */
export type ParsedEndpoint = { ref: string } | NamedEndpoint;

/** A validated observation of an edge. */
export interface ParsedEdge {
  from: ParsedEndpoint;
  to: ParsedEndpoint;
  relation: string;
  origin: 'observed' | 'inferred';
  seenAt: string;
  run: string | null;
}

/**
 * Validates an observed edge.
 *
 * @param now - in milliseconds since the epoch
 * @throws InputError that names the field, the value and what was expected
 */
export function parseObservedEdge(edge: ObservedEdge, now: number): ParsedEdge {
  if (!RELATIONS.includes(edge.relation)) {
    throw new InputError(
      `relation is "${edge.relation}", expected one of ${RELATIONS.join(', ')}`,
    );
  }
  const run = edge.run?.trim() || undefined;
  checkText('run', run ?? '', MAX_RUN_LENGTH);
  return {
    from: parseEndpoint('from', edge.from),
    to: parseEndpoint('to', edge.to),
    relation: edge.relation,
    origin: edge.inferred ? 'inferred' : 'observed',
    seenAt: parseSeenAt(edge.seenAt, now),
    run: run ?? null,
  };
}

function parseSeenAt(text: string, now: number): string {
  const seenAt = parseInstant('seenAt', text);
  if (Date.parse(seenAt) > now + CLOCK_SKEW) {
    throw new InputError(`seenAt is "${text}", which is in the future`);
  }
  return seenAt;
}

function parseEndpoint(
  parameter: string,
  endpoint: ObservedEndpoint,
): ParsedEndpoint {
  if ('entityRef' in endpoint) {
    checkText(parameter, endpoint.entityRef, MAX_REF_LENGTH);
    const ref = toRef(parameter, endpoint.entityRef);
    const { kind } = parseEntityRef(ref);
    if (!LINEAGE_KINDS.some(name => name.toLocaleLowerCase('en-US') === kind)) {
      throw new InputError(
        `${parameter} is "${endpoint.entityRef}", expected ${LINEAGE_KINDS.join(
          ', ',
        )}`,
      );
    }
    return { ref };
  }
  return parseDatasetName(parameter, endpoint);
}

/**
 * Validates the name of a dataset.
 *
 * @throws InputError that names the parameter, the value and what was expected
 */
export function parseDatasetName(
  parameter: string,
  { namespace, name }: DatasetName,
): NamedEndpoint {
  checkText(`The namespace of ${parameter}`, namespace, MAX_NAMESPACE_LENGTH);
  checkText(`The name of ${parameter}`, name, MAX_NAME_LENGTH);
  const key = datasetKey(namespace, name);
  if (!/[^/:]/.test(key)) {
    throw new InputError(
      `${parameter} is named "${key}", expected a namespace and a name`,
    );
  }
  return { ghost: ghostRef(key), key, namespace, name };
}

function checkText(parameter: string, text: string, maxLength: number): void {
  if (text.length > maxLength) {
    throw new InputError(
      `${parameter} has ${text.length} characters, expected ${maxLength} at most`,
    );
  }
  if (!isStorable(text)) {
    throw new InputError(
      `${parameter} contains a NUL character or a lone surrogate, expected text`,
    );
  }
}
