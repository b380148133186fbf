import { InputError } from '@backstage/errors';
import {
  Ability,
  GetScorecards,
  ML_KINDS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { toRef } from '../catalog/toRef';
import { decodeCursor, encodeCursor } from '../database/cursor';

const DEFAULT_LIMIT = 20;

const position = z.object({
  /** Value of the sort column of the row to go on from. */
  value: z.union([z.string(), z.number()]),
  ref: z.string(),
  direction: z.enum(['next', 'previous']),
});

const filter = z.object({
  kind: z.array(z.string()).optional(),
  owner: z.array(z.string()).optional(),
  operatedBy: z.array(z.string()).optional(),
  team: z.string().optional(),
  system: z.array(z.string()).optional(),
  type: z.array(z.string()).optional(),
  lifecycle: z.array(z.string()).optional(),
  tier: z.array(z.number()).optional(),
  verdict: z.array(z.string()).optional(),
  systemVerdict: z.array(z.string()).optional(),
  cause: z.array(z.string()).optional(),
  smell: z.array(z.string()).optional(),
  ability: z.enum(['retrain', 'deploy', 'observe', 'recover']).optional(),
  maxLevel: z.number().optional(),
  q: z.string().optional(),
});

/** The columns that a list can be sorted by. */
export const SORTS = [
  'title',
  'kind',
  'type',
  'owner',
  'tier',
  'level',
  'verdict',
  'systemLevel',
  'retrain',
  'deploy',
  'observe',
  'recover',
  'cause',
  'coverage',
] as const;

const cursor = z.object({
  filter,
  sort: z.enum(SORTS),
  order: z.enum(['asc', 'desc']),
  position,
});

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
  sort: (typeof SORTS)[number];
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
      kind: query.kind?.map(toKind),
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

function toKind(text: string): string {
  const kind = ML_KINDS.find(
    name => name.toLocaleLowerCase('en-US') === text.toLocaleLowerCase('en-US'),
  );
  if (!kind) {
    throw new InputError(
      `The filter kind is "${text}", expected Model, Dataset or Pipeline`,
    );
  }
  return kind;
}
