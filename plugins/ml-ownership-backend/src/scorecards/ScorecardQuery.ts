import {
  Ability,
  GetScorecards,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { toMlKind } from '../catalog/toMlKind';
import { toRef } from '../catalog/toRef';
import { decodeCursor, encodeCursor } from '../database/cursor';

const DEFAULT_LIMIT = 20;

const LONGEST_TEXT = 1000;
const MOST_VALUES = 500;

const text = z
  .string()
  .max(LONGEST_TEXT)
  .refine(value => !value.includes('\u0000'));
const texts = z.array(text).max(MOST_VALUES).optional();
const verdicts = z
  .array(z.enum(['yes', 'no', 'unproven', 'not-assessed', 'not-in-scope']))
  .optional();

const filter = z.object({
  kind: z.array(z.enum(ML_KINDS)).optional(),
  owner: texts,
  operatedBy: texts,
  team: text.optional(),
  system: texts,
  type: texts,
  lifecycle: texts,
  tier: z.array(z.number().int().min(1).max(4)).optional(),
  verdict: verdicts,
  systemVerdict: verdicts,
  cause: z
    .array(z.enum(['workflow', 'data-path', 'boundaries', 'operating-model']))
    .optional(),
  smell: texts,
  ability: z.enum(['retrain', 'deploy', 'observe', 'recover']).optional(),
  maxLevel: z.number().int().min(0).max(4).optional(),
  q: z.string().max(200).optional(),
});

/** The columns that a list can be sorted by, and the type of what each compares. */
export const SORTS = {
  title: 'text',
  kind: 'text',
  type: 'text',
  owner: 'text',
  tier: 'number',
  level: 'number',
  verdict: 'number',
  systemVerdict: 'number',
  systemLevel: 'number',
  retrain: 'number',
  deploy: 'number',
  observe: 'number',
  recover: 'number',
  cause: 'text',
  coverage: 'number',
  nextChangeAt: 'text',
} as const;

type Sort = keyof typeof SORTS;

const position = z.object({
  /** Value of the sort column of the row to go on from. */
  value: z.union([text, z.number().int().min(0).max(1000)]),
  ref: text,
  direction: z.enum(['next', 'previous']),
});

const cursor = z
  .object({
    filter,
    sort: z.enum(Object.keys(SORTS) as [Sort, ...Sort[]]),
    order: z.enum(['asc', 'desc']),
    position,
  })
  .refine(
    ({ sort, position: { value } }) =>
      (SORTS[sort] === 'text') === (typeof value === 'string'),
  );

/**
 * Which scorecards to list: refs are full and in lower case, kinds in their own case.
 */
export interface ScorecardFilter
  extends Omit<z.infer<typeof filter>, 'ability'> {
  ability?: Ability;
}

/**
 * A validated request for a page.
 */
export interface ScorecardQuery {
  filter: ScorecardFilter;
  sort: Sort;
  order: 'asc' | 'desc';
  limit: number;
  position?: z.infer<typeof position>;
}

/**
 * Reads the query of a request. A cursor brings its own filters and sort.
 *
 * @throws InputError that names the parameter, what it is and what was expected
 */
export function parseScorecardQuery(
  query: GetScorecards['query'],
): ScorecardQuery {
  const limit = query.limit ?? DEFAULT_LIMIT;
  if (query.cursor !== undefined) {
    return { ...decodeCursor(cursor, query.cursor), limit };
  }
  return {
    filter: {
      kind: query.kind?.map(toMlKind),
      owner: query.owner?.map(ref => toRef('owner', ref, 'group')),
      operatedBy: query.operatedBy?.map(ref =>
        toRef('operatedBy', ref, 'group'),
      ),
      team:
        query.team === undefined
          ? undefined
          : toRef('team', query.team, 'group'),
      system: query.system?.map(ref => toRef('system', ref, 'system')),
      type: query.type,
      lifecycle: query.lifecycle,
      tier: query.tier,
      verdict: query.verdict,
      systemVerdict: query.systemVerdict,
      cause: query.cause,
      smell: query.smell,
      ability: query.ability,
      maxLevel: query.maxLevel,
      q: query.q,
    },
    sort: query.sort ?? 'title',
    order: query.order ?? 'asc',
    limit,
  };
}

/**
 * Writes the cursor that goes on from a row.
 */
export function cursorFrom(
  query: ScorecardQuery,
  from: NonNullable<ScorecardQuery['position']>,
): string {
  const { filter: matching, sort, order } = query;
  return encodeCursor({ filter: matching, sort, order, position: from });
}
