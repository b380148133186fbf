import {
  LineageOrigin,
  LineageQuery,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Side } from '@mlownership/lineage-canvas';
import { BELOW, includeBelow } from '../../../ui/filters';
import { UrlPatch } from '../../../ui/url';
import { VERDICTS } from '../../../ui/verdict';

/** Views of lineage. */
const VIEWS = ['graph', 'list', 'impact'] as const;

type LineageViewName = (typeof VIEWS)[number];

/** How entities are grouped. */
export type GroupBy = 'system' | 'team';

/** Maximum depth that the backend accepts. */
export const MAX_DEPTH = 50;

/** Node limits; each is the next step after the one before. */
export const LIMITS = [500, 1000, 2500];

/** Neighbours shown on one side of a node before the others are folded. */
export const FAN_OUT = 12;

/** Maximum length of a list of refs that the backend accepts. */
const MAX_EXPANSIONS = 50;

/** Maximum nodes of a highlighted path, all of which are requested by their refs. */
export const MAX_PATH_NODES = 80;

/**
 * Maximum characters of a query without a path. Node.js rejects a request with more than 16 KB of headers, including
 * its URL; that has to leave space for the path, the token and the cookies.
 */
const MAX_QUERY_LENGTH = 8_000;

const DEFAULT_DEPTH = 1;
/** Grouped lineage is an overview, so it is loaded at full depth. */
const GROUPED_DEPTH = 50;

export const ORIGINS: readonly LineageOrigin[] = [
  'declared',
  'claimed',
  'observed',
  'inferred',
];

/** The state of the lineage view, all of which is stored in the URL. */
export interface LineageState {
  view: LineageViewName;
  depth: Record<Side, number>;
  limit: number;
  kinds: string[];
  owners: string[];
  /** `false` if only the owners themselves match, without their child groups. */
  includeBelow?: false;
  tiers: number[];
  verdicts: Verdict[];
  /** Empty for all. */
  origins: LineageOrigin[];
  /** Ids of nodes expanded by one hop, and of collapsed nodes. */
  expanded: Record<Side, string[]>;
  collapsed: Record<Side, string[]>;
  /** Entity refs that are shown regardless of depth. */
  show: string[];
  groupBy?: GroupBy;
  /** Ids of groups whose entities are shown individually. */
  open: string[];
  /** Id of the selected node. */
  selected?: string;
  /** Entity refs of the ends of the highlighted path; `from` defaults to the root. */
  path?: { from?: string; to: string };
}

const EXPANDED: Record<Side, string> = { upstream: 'eu', downstream: 'ed' };
const COLLAPSED: Record<Side, string> = { upstream: 'cu', downstream: 'cd' };
const DEPTH: Record<Side, string> = { upstream: 'up', downstream: 'down' };

/** Search parameters of the state, besides the root. */
export const STATE_PARAMETERS = [
  'view',
  'up',
  'down',
  'limit',
  'kinds',
  'owners',
  BELOW,
  'tiers',
  'verdicts',
  'origins',
  'eu',
  'ed',
  'cu',
  'cd',
  'show',
  'group',
  'open',
  'at',
  'path',
  'pathFrom',
];

/** Search parameters of the filters. */
export const FILTER_PARAMETERS = [
  'kinds',
  'owners',
  'tiers',
  'verdicts',
  'origins',
] as const;

/** Reads the search parameters; invalid values are ignored. */
export function readState(params: URLSearchParams): LineageState {
  const oneOf = <T extends string>(name: string, values: readonly T[]) =>
    values.find(value => value === params.get(name));
  const someOf = <T extends string>(name: string, values: readonly T[]) =>
    values.filter(value => params.getAll(name).includes(value));
  const groupBy = oneOf('group', ['system', 'team'] as const);
  const depth = (side: Side) => {
    const text = params.get(DEPTH[side]);
    const value = text === null || text === '' ? NaN : Number(text);
    if (Number.isInteger(value) && value >= 0 && value <= MAX_DEPTH) {
      return value;
    }
    return groupBy ? GROUPED_DEPTH : DEFAULT_DEPTH;
  };
  const limit = Number(params.get('limit'));
  const to = params.get('path') || undefined;
  return {
    view: oneOf('view', VIEWS) ?? 'graph',
    depth: { upstream: depth('upstream'), downstream: depth('downstream') },
    limit: LIMITS.includes(limit) ? limit : LIMITS[0],
    kinds: params.getAll('kinds'),
    owners: params.getAll('owners'),
    includeBelow: includeBelow(params),
    tiers: [1, 2, 3, 4].filter(tier =>
      params.getAll('tiers').includes(String(tier)),
    ),
    verdicts: someOf('verdicts', VERDICTS),
    origins: someOf('origins', ORIGINS),
    expanded: {
      upstream: params.getAll(EXPANDED.upstream),
      downstream: params.getAll(EXPANDED.downstream),
    },
    collapsed: {
      upstream: params.getAll(COLLAPSED.upstream),
      downstream: params.getAll(COLLAPSED.downstream),
    },
    show: params.getAll('show'),
    groupBy,
    open: params.getAll('open'),
    selected: params.get('at') || undefined,
    path: to && { from: params.get('pathFrom') || undefined, to },
  } as LineageState;
}

/**
 * Converts the state to a backend query.
 *
 * @param onPath - entity refs of the highlighted path
 */
export function toQuery(
  root: string,
  state: LineageState,
  onPath: readonly string[],
): LineageQuery {
  const given = <T>(list: T[]) => (list.length > 0 ? list : undefined);
  const common: LineageQuery = {
    root,
    upstreamDepth: state.depth.upstream,
    downstreamDepth: state.depth.downstream,
    limit: state.limit,
    kinds: given(state.kinds),
    owners: given(state.owners),
    includeBelow: state.includeBelow,
    tiers: given(state.tiers),
    verdicts: given(state.verdicts),
    origins: given(state.origins),
    show: given([...new Set([...state.show, ...onPath])]),
    facets: true,
  };
  return state.groupBy
    ? { ...common, groupBy: state.groupBy, open: given(state.open) }
    : {
        ...common,
        fanOut: FAN_OUT,
        expandUpstream: given(state.expanded.upstream),
        expandDownstream: given(state.expanded.downstream),
        collapseUpstream: given(state.collapsed.upstream),
        collapseDownstream: given(state.collapsed.downstream),
      };
}

/** Whether a change exceeds the limits of a query, by expanded nodes or by length. */
export function isTooMuch(
  root: string,
  before: LineageState,
  after: LineageState,
): boolean {
  const { expanded, collapsed, open } = after;
  const length = lengthOf(root, after);
  // A state beyond the limits can still be reduced.
  return (
    length > lengthOf(root, before) &&
    (length > MAX_QUERY_LENGTH ||
      [...Object.values(expanded), ...Object.values(collapsed), open].some(
        list => list.length > MAX_EXPANSIONS,
      ))
  );
}

function lengthOf(root: string, state: LineageState): number {
  return Object.entries(toQuery(root, state, [])).reduce(
    (sum, [name, value]) =>
      [value ?? []]
        .flat()
        .reduce<number>(
          (all, item) => all + `&${name}=${encodeURIComponent(item)}`.length,
          sum,
        ),
    0,
  );
}

/** Expands a node by one hop on a side, or a group into its entities. */
export function expand(
  state: LineageState,
  node: { id: string; isGroup?: boolean },
  side: Side,
): UrlPatch {
  if (node.isGroup) {
    return { open: [...state.open, node.id] };
  }
  const collapsed = state.collapsed[side];
  return collapsed.includes(node.id)
    ? { [COLLAPSED[side]]: collapsed.filter(id => id !== node.id) }
    : { [EXPANDED[side]]: [...state.expanded[side], node.id] };
}

/** Collapses a side of a node. */
export function collapse(
  state: LineageState,
  id: string,
  side: Side,
): UrlPatch {
  return {
    [EXPANDED[side]]: state.expanded[side].filter(other => other !== id),
    [COLLAPSED[side]]: [...new Set([...state.collapsed[side], id])],
  };
}

/** Shows an entity regardless of depth. */
export function show(state: LineageState, entityRef: string): UrlPatch {
  return { show: [...new Set([...state.show, entityRef])] };
}

/** Sets the depth of a side. */
export function toDepth(side: Side, depth: number): UrlPatch {
  return { [DEPTH[side]]: String(Math.min(MAX_DEPTH, Math.max(0, depth))) };
}

/** Groups entities by system or team, or ungroups them. */
export function toGroups(groupBy: GroupBy | undefined): UrlPatch {
  return {
    group: groupBy,
    open: undefined,
    up: undefined,
    down: undefined,
    at: undefined,
  };
}
