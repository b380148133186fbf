import { InputError } from '@backstage/errors';
import {
  isHttpUrl,
  EvidenceItem,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { parsePerson } from '../authors/parsePerson';
import { toRef } from '../catalog/toRef';
import { CLOCK_SKEW, parseInstant } from '../time/parseInstant';
import { parseUserText } from '../text/parseUserText';

/** Sanity bound: no ML evidence predates 2000. */
const MIN_OBSERVED_AT = '2000-01-01T00:00:00.000Z';

/** Longer than any instant in any notation, so that the message is about the notation and not about the length. */
const MAX_INSTANT_LENGTH = 100;

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(value => !value.includes('\u0000'), 'contains a NUL character')
    .refine(value => value.trim() !== '', 'is empty');

const item = z.strictObject({
  entityRef: text(500),
  criterion: text(200),
  outcome: z.enum(['pass', 'fail', 'not-applicable']),
  observedAt: text(MAX_INSTANT_LENGTH),
  subjectVersion: text(500).optional(),
  authors: z.array(text(500)).max(50).optional(),
  expiresAt: text(MAX_INSTANT_LENGTH).optional(),
  url: text(2000).optional(),
  detail: text(1000).optional(),
});

/**
 * Parses one item of evidence of a request. Returns full refs, and instants in UTC.
 *
 * @throws InputError that names the field, its value and what was expected
 */
export function parseEvidenceItem(value: unknown, now: number): EvidenceItem {
  const parsed = item.safeParse(value);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(
          ({ path, message }) => `${path.join('.') || 'the item'}: ${message}`,
        )
        .join('; '),
    );
  }
  const { observedAt: at, expiresAt: end, url, detail } = parsed.data;
  const observedAt = parseInstant('observedAt', at);
  if (Date.parse(observedAt) > now + CLOCK_SKEW) {
    throw new InputError(`observedAt is "${at}", which is in the future`);
  }
  if (observedAt < MIN_OBSERVED_AT) {
    throw new InputError(`observedAt is "${at}", expected a time after 2000`);
  }
  const expiresAt =
    end === undefined ? undefined : parseInstant('expiresAt', end);
  if (expiresAt !== undefined && expiresAt <= observedAt) {
    throw new InputError(
      `expiresAt is "${end}", which is not after observedAt "${at}"`,
    );
  }
  if (expiresAt !== undefined && Date.parse(expiresAt) <= now) {
    throw new InputError(`expiresAt is "${end}", which is in the past`);
  }
  if (url !== undefined && !isHttpUrl(url)) {
    throw new InputError(`url is "${url}", expected an http(s) URL`);
  }
  return {
    ...parsed.data,
    entityRef: toRef('entityRef', parsed.data.entityRef),
    authors: parsed.data.authors?.map(parsePerson),
    detail:
      detail === undefined ? undefined : parseUserText('detail', detail, 1),
    observedAt,
    expiresAt,
  };
}
