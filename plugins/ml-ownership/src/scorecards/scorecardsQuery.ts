import {
  Ability,
  Cause,
  GetScorecards,
  MlKind,
  SMELL_TITLES,
  SmellId,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { pageSizeOf } from '../filters';
import { ABILITIES, CAUSES, VERDICTS } from '../verdict';

type Query = GetScorecards['query'];
type Sort = NonNullable<Query['sort']>;

const SMELL_IDS = Object.keys(SMELL_TITLES) as SmellId[];

const SORTS: readonly Sort[] = [
  'title',
  'kind',
  'type',
  'owner',
  'tier',
  'level',
  'verdict',
  'systemVerdict',
  'systemLevel',
  'retrain',
  'deploy',
  'observe',
  'recover',
  'cause',
  'coverage',
  'nextChangeAt',
];

/** The search parameters that narrow a table; the rest says how it is sorted and which page is shown. */
export const FILTER_PARAMETERS = [
  'q',
  'owner',
  'operatedBy',
  'system',
  'type',
  'lifecycle',
  'tier',
  'verdict',
  'systemVerdict',
  'cause',
  'smell',
  'ability',
  'maxLevel',
] as const;

/** The search parameters that make a view of a table: everything but which page is shown. */
export const VIEW_PARAMETERS = [
  ...FILTER_PARAMETERS,
  'sort',
  'order',
  'columns',
  'density',
  'pageSize',
] as const;

/**
 * The question for the backend that the search parameters of a table's page stand for. What is not understood, as after
 * a slip in a hand-written link, is left out.
 */
export function scorecardsQuery(
  params: URLSearchParams,
  fixed: { kind?: MlKind; team?: string },
): Query {
  const oneOf = <T extends string>(name: string, values: readonly T[]) => {
    const found = params
      .getAll(name)
      .filter((value): value is T => values.includes(value as T));
    return found.length > 0 ? found : undefined;
  };
  const all = (name: string) => {
    const found = params.getAll(name);
    return found.length > 0 ? found : undefined;
  };
  const integer = (value: string | null, min: number, max: number) => {
    const number = value === null || value === '' ? NaN : Number(value);
    return Number.isInteger(number) && number >= min && number <= max
      ? number
      : undefined;
  };
  const tiers = params
    .getAll('tier')
    .map(tier => integer(tier, 1, 4))
    .filter((tier): tier is number => tier !== undefined);
  const maxLevel = integer(params.get('maxLevel'), 0, 4);

  return withoutUndefined<Query>({
    kind: fixed.kind && [fixed.kind],
    team: fixed.team,
    q: params.get('q')?.trim().slice(0, 200) || undefined,
    owner: all('owner'),
    operatedBy: all('operatedBy'),
    system: all('system'),
    type: all('type'),
    lifecycle: all('lifecycle'),
    tier: tiers.length > 0 ? tiers : undefined,
    verdict: oneOf<Verdict>('verdict', VERDICTS),
    systemVerdict: oneOf<Verdict>('systemVerdict', VERDICTS),
    cause: oneOf<Cause>('cause', CAUSES),
    smell: oneOf<SmellId>('smell', SMELL_IDS),
    ability:
      maxLevel === undefined
        ? undefined
        : oneOf<Ability>('ability', ABILITIES)?.[0],
    maxLevel,
    sort: oneOf<Sort>('sort', SORTS)?.[0],
    order: oneOf('order', ['asc', 'desc'] as const)?.[0],
    limit: pageSizeOf(params),
    cursor: params.get('cursor') || undefined,
  });
}

function withoutUndefined<T extends object>(query: T): T {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as T;
}
