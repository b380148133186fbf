import {
  Ability,
  Cause,
  CRITERIA,
  cutText,
  Foundation,
  FOUNDATION_STATES,
  FOUNDATIONS,
  FoundationState,
  GetScorecards,
  MlKind,
  SmellId,
  SMELLS,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { BELOW, includeBelow, pageSizeOf } from '../../ui/filters';
import { ABILITIES, CAUSES, VERDICTS } from '../../ui/verdict';

type Query = GetScorecards['query'];
type Sort = NonNullable<Query['sort']>;

const CRITERION_IDS = CRITERIA.map(({ id }) => id);

const SMELL_IDS = Object.keys(SMELLS) as SmellId[];

/** The kinds of an owner, a team or one person. */
export const OWNER_KINDS = ['group', 'user'] as const;

/** The value of the search parameter `tier` for entities without one. */
export const NO_TIER = 'none';

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

/** The search parameters that filter a table; the others are its sort order and page. */
export const FILTER_PARAMETERS = [
  'q',
  'owner',
  'ownerKind',
  'operatedBy',
  BELOW,
  'system',
  'type',
  'lifecycle',
  'tier',
  'verdict',
  'systemVerdict',
  'cause',
  'smell',
  'foundation',
  'foundationState',
  'criterion',
  'criterionState',
  'ability',
  'maxLevel',
] as const;

/** The search parameters that belong to a view of a table: all except the page. */
export const VIEW_PARAMETERS = [
  ...FILTER_PARAMETERS,
  'sort',
  'order',
  'columns',
  'density',
  'pageSize',
] as const;

/**
 * Converts the search parameters of a table page to a query for the backend. Invalid parameters, such as typos in a
 * hand-written link, are ignored.
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
  const criterion = oneOf('criterion', CRITERION_IDS)?.[0];

  return withoutUndefined<Query>({
    kind: fixed.kind && [fixed.kind],
    team: fixed.team,
    q: cutText(params.get('q')?.trim() ?? '', 200) || undefined,
    owner: all('owner'),
    ownerKind: oneOf('ownerKind', OWNER_KINDS),
    operatedBy: all('operatedBy'),
    includeBelow: includeBelow(params),
    system: all('system'),
    type: all('type'),
    lifecycle: all('lifecycle'),
    tier: tiers.length > 0 ? tiers : undefined,
    withoutTier: params.getAll('tier').includes(NO_TIER) || undefined,
    verdict: oneOf<Verdict>('verdict', VERDICTS),
    systemVerdict: oneOf<Verdict>('systemVerdict', VERDICTS),
    cause: oneOf<Cause>('cause', CAUSES),
    smell: oneOf<SmellId>('smell', SMELL_IDS),
    foundation: oneOf<Foundation>('foundation', FOUNDATIONS)?.[0],
    foundationState: oneOf<FoundationState>(
      'foundationState',
      FOUNDATION_STATES,
    )?.[0],
    criterion,
    criterionState:
      criterion === undefined
        ? undefined
        : oneOf<FoundationState>('criterionState', FOUNDATION_STATES),
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
