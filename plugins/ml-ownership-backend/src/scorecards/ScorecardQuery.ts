import {
  Ability,
  FOUNDATION_STATES,
  FOUNDATIONS,
  GetScorecards,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { toMlKind } from '../catalog/toMlKind';
import { toCriterionId } from '../rules/toCriterionId';
import { toRef } from '../catalog/toRef';
import { decodeCursor, encodeCursor } from '../database/cursor';

const DEFAULT_LIMIT = 20;

const MAX_TEXT_LENGTH = 1000;
const MAX_VALUES = 500;

const text = z
  .string()
  .max(MAX_TEXT_LENGTH)
  .refine(value => !value.includes('\u0000'));
const texts = z.array(text).max(MAX_VALUES).optional();
const verdicts = z
  .array(z.enum(['yes', 'no', 'unproven', 'not-assessed', 'not-in-scope']))
  .optional();

const filter = z.object({
  kind: z.array(z.enum(ML_KINDS)).optional(),
  owner: texts,
  ownerKind: z.array(z.enum(['group', 'user'])).optional(),
  operatedBy: texts,
  includeBelow: z.boolean().optional(),
  team: text.optional(),
  system: texts,
  type: texts,
  lifecycle: texts,
  tier: z.array(z.number().int().min(1).max(4)).optional(),
  withoutTier: z.boolean().optional(),
  verdict: verdicts,
  systemVerdict: verdicts,
  cause: z
    .array(z.enum(['workflow', 'data-path', 'boundaries', 'operating-model']))
    .optional(),
  smell: texts,
  foundation: z.enum(FOUNDATIONS).optional(),
  foundationState: z.enum(FOUNDATION_STATES).optional(),
  criterion: z.string().max(100).optional(),
  criterionState: z.array(z.enum(FOUNDATION_STATES)).optional(),
  ability: z.enum(['retrain', 'deploy', 'observe', 'recover']).optional(),
  maxLevel: z.number().int().min(0).max(4).optional(),
  q: z.string().max(200).optional(),
});

/** The sort columns of a list, with the type of their values. */
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
  /** Value of the sort column of the last row of the previous page. */
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

/** Filter of a list of scorecards: refs are full and in lower case, kinds in their original case. */
export interface ScorecardFilter
  extends Omit<z.infer<typeof filter>, 'ability'> {
  ability?: Ability;
}

/** A validated request for a page. */
export interface ScorecardQuery {
  filter: ScorecardFilter;
  sort: Sort;
  order: 'asc' | 'desc';
  limit: number;
  position?: z.infer<typeof position>;
}

/**
 * Reads the query of a request. A cursor contains its own filters and sort.
 *
 * @throws InputError that names the parameter, its value and what was expected
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
      ownerKind: query.ownerKind,
      operatedBy: query.operatedBy?.map(ref =>
        toRef('operatedBy', ref, 'group'),
      ),
      includeBelow: query.includeBelow,
      team:
        query.team === undefined
          ? undefined
          : toRef('team', query.team, 'group'),
      system: query.system?.map(ref => toRef('system', ref, 'system')),
      type: query.type,
      lifecycle: query.lifecycle,
      tier: query.tier,
      withoutTier: query.withoutTier,
      verdict: query.verdict,
      systemVerdict: query.systemVerdict,
      cause: query.cause,
      smell: query.smell,
      foundation: query.foundation,
      foundationState: query.foundationState,
      criterion:
        query.criterion === undefined
          ? undefined
          : toCriterionId('criterion', query.criterion),
      criterionState: query.criterionState,
      ability: query.ability,
      maxLevel: query.maxLevel,
      q: query.q,
    },
    sort: query.sort ?? 'title',
    order: query.order ?? 'asc',
    limit,
  };
}

/** Creates the cursor that continues after a row. */
export function cursorFrom(
  query: ScorecardQuery,
  from: NonNullable<ScorecardQuery['position']>,
): string {
  const { filter: matching, sort, order } = query;
  return encodeCursor({ filter: matching, sort, order, position: from });
}
