import { InputError, isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  CollectedEvidence,
  EvidenceCollector,
  ServingVersion,
  UncheckedCriterion,
  VerifiedRun,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import {
  sanitizeText,
  cutText,
  isHttpUrl,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { parsePerson } from '../authors/parsePerson';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';

const MAX_TEXT_LENGTH = 1000;
const MAX_CURSOR_BYTES = 65_536;

/** A validated observation. */
export type CollectedPiece = CollectedEvidence & { observedAt: string };

/**
 * The usable part of a collector's result for one entity.
 */
export interface ParsedCollectorResult {
  evidence: CollectedPiece[];
  unchecked: UncheckedCriterion[];
  serving: (ServingVersion & { since: string })[];
  cursor?: JsonObject;
  /** ISO 8601 instant. */
  checkAgainAt?: string;
}

const text = z
  .string()
  .transform(value => sanitizeText(value, MAX_TEXT_LENGTH))
  .refine(value => value.trim() !== '', 'is empty');
const short = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(value => !value.includes('\u0000'), 'contains a NUL character');

const people = z.array(short(500)).max(50);

const piece = z.object({
  criterion: z.string(),
  outcome: z.enum(['pass', 'fail', 'not-applicable']),
  detail: text,
  url: short(2000).refine(isHttpUrl, 'is not an http(s) URL').optional(),
  subjectVersion: short(500).optional(),
  authors: people.optional(),
  run: z
    .object({
      actors: people,
      startedAt: short(100),
      endedAt: short(100).optional(),
    })
    .optional(),
  observedAt: short(100).optional(),
  expiresAt: short(100).optional(),
});

const collectorResult = z.object({
  entityRef: z.string(),
  evidence: z.array(z.unknown()),
  unchecked: z.array(z.unknown()).optional(),
  serving: z.array(z.unknown()).optional(),
  cursor: z.record(z.string(), z.unknown()).optional(),
  checkAgainAt: z.iso.datetime({ offset: true }).optional().catch(undefined),
});

const uncheckedCriterion = z.object({
  criterion: z.string(),
  reason: text,
  isNotConfigured: z.boolean().optional(),
});

const servingVersion = z.object({
  label: short(100),
  version: short(500).optional(),
  since: short(40).optional(),
  changedBy: short(500).optional(),
  url: short(2000).refine(isHttpUrl, 'is not an http(s) URL').optional(),
});

/**
 * Parses the results of a collector, by entity ref. Unusable evidence counts as not checked, and so does an entity whose
 * result cannot be parsed.
 *
 * @param now - ISO 8601 instant
 * @param onProblem - called with each unusable part and the reason
 * @throws Error if the results are not a list
 */
export function parseCollectorResults(
  collector: EvidenceCollector,
  results: unknown,
  now: string,
  onProblem: (problem: string) => void,
): Map<string, ParsedCollectorResult> {
  if (!Array.isArray(results)) {
    throw new Error(
      `${collector.title} answered with ${typeof results}, expected an array`,
    );
  }
  const parsed = new Map<string, ParsedCollectorResult>();
  for (const value of results) {
    const { success, data, error } = collectorResult.safeParse(value);
    if (!success) {
      onProblem(`a result cannot be read: ${describe(error)}`);
      continue;
    }
    const isOwn = (criterion: string) => {
      const own = collector.criteria.includes(criterion);
      if (!own) {
        onProblem(
          `it answers ${criterion} of ${data.entityRef}, which was not requested`,
        );
      }
      return own;
    };
    const result: ParsedCollectorResult = {
      evidence: [],
      unchecked: [],
      serving: [],
      cursor: toCursor(data.cursor),
      checkAgainAt: data.checkAgainAt,
    };
    for (const item of data.evidence) {
      const criterion = criterionOf(item);
      if (isOwn(criterion)) {
        try {
          result.evidence.push(parseCollectedEvidence(item, now));
        } catch (problem) {
          const reason = `The result cannot be used: ${
            isError(problem) ? problem.message : problem
          }`;
          onProblem(`${criterion} of ${data.entityRef}: ${reason}`);
          result.unchecked.push({
            criterion,
            reason: cutText(reason, MAX_TEXT_LENGTH),
          });
        }
      }
    }
    for (const item of data.unchecked ?? []) {
      const found = uncheckedCriterion.safeParse(item);
      if (found.success && isOwn(found.data.criterion)) {
        result.unchecked.push(found.data);
      }
    }
    for (const item of data.serving ?? []) {
      try {
        result.serving.push(parseServing(item, now));
      } catch (problem) {
        onProblem(
          `a serving version of ${data.entityRef} cannot be used: ${
            isError(problem) ? problem.message : problem
          }`,
        );
      }
    }
    parsed.set(data.entityRef, result);
  }
  return parsed;
}

/**
 * Parses one observation.
 *
 * @param now - ISO 8601 instant
 * @throws InputError that describes the problem
 */
export function parseCollectedEvidence(
  value: unknown,
  now: string,
): CollectedPiece {
  const { success, data, error } = piece.safeParse(value);
  if (!success) {
    throw new InputError(describe(error));
  }
  const observedAt = data.observedAt
    ? parseInstant('observedAt', data.observedAt)
    : now;
  if (Date.parse(observedAt) > Date.parse(now) + CLOCK_SKEW) {
    throw new InputError(
      `observedAt is "${data.observedAt}", which is in the future`,
    );
  }
  const expiresAt = data.expiresAt
    ? parseInstant('expiresAt', data.expiresAt)
    : undefined;
  const authors = data.authors?.map(parsePerson);
  const run = data.run && parseRun(data.run);
  return { ...data, authors, run, observedAt, expiresAt };
}

/** @throws InputError that describes the problem */
function parseRun({ actors, startedAt, endedAt }: VerifiedRun): VerifiedRun {
  return {
    actors: actors.map(parsePerson),
    startedAt: parseInstant('run.startedAt', startedAt),
    endedAt: endedAt && parseInstant('run.endedAt', endedAt),
  };
}

/** @throws InputError that describes the problem */
function parseServing(
  value: unknown,
  now: string,
): ServingVersion & { since: string } {
  const { success, data, error } = servingVersion.safeParse(value);
  if (!success) {
    throw new InputError(describe(error));
  }
  const since = data.since ? parseInstant('since', data.since) : now;
  return {
    ...data,
    changedBy: data.changedBy && parsePerson(data.changedBy),
    // The clock of the system may be ahead.
    since: since > now ? now : since,
  };
}

function criterionOf(value: unknown): string {
  const found = z.object({ criterion: z.string() }).safeParse(value);
  return found.success ? found.data.criterion : 'an answer without a criterion';
}

/** Drops a cursor that is not JSON or exceeds the size limit. */
function toCursor(cursor: unknown): JsonObject | undefined {
  try {
    const json = JSON.stringify(cursor ?? {});
    return json.length <= MAX_CURSOR_BYTES ? JSON.parse(json) : undefined;
  } catch {
    return undefined;
  }
}

function describe(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
    .join('; ');
}
