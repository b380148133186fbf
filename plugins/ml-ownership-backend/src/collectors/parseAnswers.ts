import { InputError, isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  CollectedEvidence,
  EvidenceCollector,
  UnreadableSubject,
} from '@mlownership/backstage-plugin-ml-ownership-node';
import { cleanText } from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { parsePerson } from '../authors/parsePerson';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { isHttpUrl } from '../evidence/isHttpUrl';

const LONGEST_TEXT = 1000;
const LONGEST_STATE = 65_536;

/**
 * What a collector answered for one entity, as far as it can be used.
 */
export interface ParsedAnswer {
  evidence: (CollectedEvidence & { observedAt: string })[];
  unreadable: UnreadableSubject[];
  state?: JsonObject;
}

const words = z
  .string()
  .transform(text => cleanText(text, LONGEST_TEXT))
  .refine(text => text.trim() !== '', 'is empty');
const short = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(text => !text.includes('\u0000'), 'holds a NUL character');

const piece = z.object({
  criterion: z.string(),
  outcome: z.enum(['pass', 'fail']),
  detail: words,
  url: short(2000).refine(isHttpUrl, 'is no http(s) URL').optional(),
  subjectVersion: short(500).optional(),
  authors: z.array(short(500)).max(50).optional(),
  observedAt: short(40).optional(),
  expiresAt: short(40).optional(),
});

const answer = z.object({
  entityRef: z.string(),
  evidence: z.array(z.unknown()),
  unreadable: z.array(z.unknown()).optional(),
  state: z.record(z.string(), z.unknown()).optional(),
});

const gap = z.object({ criterion: z.string(), reason: words });

/**
 * Reads the answers of a collector, by entity ref. A piece of evidence that cannot be used counts as something that could
 * not be seen; so does an entity whose answer cannot be read at all.
 *
 * @param now - ISO 8601 instant
 * @param onProblem - is told what cannot be used, and why
 * @throws Error where there is no list of answers
 */
export function parseAnswers(
  collector: EvidenceCollector,
  answers: unknown,
  now: string,
  onProblem: (problem: string) => void,
): Map<string, ParsedAnswer> {
  if (!Array.isArray(answers)) {
    throw new Error(
      `${collector.title} answered with ${typeof answers}, expected a list`,
    );
  }
  const parsed = new Map<string, ParsedAnswer>();
  for (const value of answers) {
    const { success, data, error } = answer.safeParse(value);
    if (!success) {
      onProblem(`an answer cannot be read: ${describe(error)}`);
      continue;
    }
    const isOwn = (criterion: string) => {
      const own = collector.criteria.includes(criterion);
      if (!own) {
        onProblem(
          `it answers ${criterion} of ${data.entityRef}, which it is not asked for`,
        );
      }
      return own;
    };
    const result: ParsedAnswer = {
      evidence: [],
      unreadable: [],
      state: toState(data.state),
    };
    for (const item of data.evidence) {
      const criterion = criterionOf(item);
      if (isOwn(criterion)) {
        try {
          result.evidence.push(parsePiece(item, now));
        } catch (problem) {
          const reason = `What was seen there cannot be used: ${
            isError(problem) ? problem.message : problem
          }`;
          onProblem(`${criterion} of ${data.entityRef}: ${reason}`);
          result.unreadable.push({
            criterion,
            reason: reason.slice(0, LONGEST_TEXT),
          });
        }
      }
    }
    for (const item of data.unreadable ?? []) {
      const found = gap.safeParse(item);
      if (found.success && isOwn(found.data.criterion)) {
        result.unreadable.push(found.data);
      }
    }
    parsed.set(data.entityRef, result);
  }
  return parsed;
}

/** @throws InputError that says what is wrong */
function parsePiece(
  value: unknown,
  now: string,
): CollectedEvidence & { observedAt: string } {
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
  return { ...data, authors, observedAt, expiresAt };
}

function criterionOf(value: unknown): string {
  const found = z.object({ criterion: z.string() }).safeParse(value);
  return found.success ? found.data.criterion : 'something without a criterion';
}

/** What is larger than a collector may ask to remember, or is no JSON, is forgotten. */
function toState(state: unknown): JsonObject | undefined {
  try {
    const text = JSON.stringify(state ?? {});
    return text.length <= LONGEST_STATE ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function describe(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`)
    .join('; ');
}
