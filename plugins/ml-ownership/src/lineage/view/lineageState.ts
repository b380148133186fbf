import {
  LineageOrigin,
  LineageQuery,
  Verdict,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { UrlPatch } from '../../url';
import { VERDICTS } from '../../verdict';
import { Side } from '../canvas';

/** How lineage is shown. */
export const VIEWS = ['graph', 'list', 'impact'] as const;

export type LineageViewName = (typeof VIEWS)[number];

/** What entities are drawn together by. */
export type GroupBy = 'system' | 'team';

/** Deepest walk that the backend takes. */
export const MOST_DEPTH = 50;

/** Node budgets, each the next step after the one before. */
export const LIMITS = [500, 1000, 2500];

/** Neighbours that are shown on one side of a node before the others are folded. */
export const FAN_OUT = 12;

/** Refs of one list that the backend takes. */
export const MOST_OPENED = 50;

/** Nodes on a path that stands out, all of which are asked for by their refs. */
export const MOST_ON_PATH = 80;

/**
 * Characters of a question without a path. Node refuses a request with more than 16 KB of headers, its URL among them; there
 * has to be room for the path, the token and the cookies.
 */
const LONGEST_QUESTION = 8_000;

const DEFAULT_DEPTH = 1;
/** What is drawn in groups is looked at from far away. */
const GROUPED_DEPTH = 50;

export const ORIGINS: readonly LineageOrigin[] = [
  'declared',
  'claimed',
  'observed',
  'inferred',
];

/** What is to be seen of a lineage, all of which stands in the URL. */
export interface LineageState {
  view: LineageViewName;
  depth: Record<Side, number>;
  limit: number;
  kinds: string[];
  owners: string[];
  tiers: number[];
  verdicts: Verdict[];
  /** None stands for all. */
  origins: LineageOrigin[];
  /** Ids of nodes that are shown one hop further from, and not further from. */
  expanded: Record<Side, string[]>;
  collapsed: Record<Side, string[]>;
  /** Entity refs that are shown wherever they are. */
  show: string[];
  groupBy?: GroupBy;
  /** Ids of groups whose entities are shown one by one. */
  open: string[];
  /** Id of the node that is looked at. */
  selected?: string;
  /** Entity refs of the ends of the path that stands out; the root, where `from` is absent. */
  path?: { from?: string; to: string };
}

const EXPANDED: Record<Side, string> = { upstream: 'eu', downstream: 'ed' };
const COLLAPSED: Record<Side, string> = { upstream: 'cu', downstream: 'cd' };
const DEPTH: Record<Side, string> = { upstream: 'up', downstream: 'down' };

/** Search parameters that say what is shown, besides the root. */
export const STATE_PARAMETERS = [
  'view',
  'up',
  'down',
  'limit',
  'kinds',
  'owners',
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

/** Search parameters that narrow what is shown. */
export const FILTER_PARAMETERS = [
  'kinds',
  'owners',
  'tiers',
  'verdicts',
  'origins',
] as const;

/** Reads the search parameters; what is not understood counts as not given. */
export function readState(params: URLSearchParams): LineageState {
  const oneOf = <T extends string>(name: string, values: readonly T[]) =>
    values.find(value => value === params.get(name));
  const someOf = <T extends string>(name: string, values: readonly T[]) =>
    values.filter(value => params.getAll(name).includes(value));
  const groupBy = oneOf('group', ['system', 'team'] as const);
  const depth = (side: Side) => {
    const text = params.get(DEPTH[side]);
    const value = text === null || text === '' ? NaN : Number(text);
    if (Number.isInteger(value) && value >= 0 && value <= MOST_DEPTH) {
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
 * The question for the backend.
 *
 * @param onPath - entity refs of the path that stands out
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

/** Whether a change opens, or names otherwise, more than can be asked for at once. */
export function isTooMuch(
  root: string,
  before: LineageState,
  after: LineageState,
): boolean {
  const { expanded, collapsed, open } = after;
  const length = lengthOf(root, after);
  // What is too much already can still become less.
  return (
    length > lengthOf(root, before) &&
    (length > LONGEST_QUESTION ||
      [...Object.values(expanded), ...Object.values(collapsed), open].some(
        list => list.length > MOST_OPENED,
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

/** Shows one hop more on a side of a node, or the entities of a group. */
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

/** Shows nothing on a side of a node. */
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

/** Shows an entity wherever it is. */
export function show(state: LineageState, entityRef: string): UrlPatch {
  return { show: [...new Set([...state.show, entityRef])] };
}

/** Goes a number of hops on a side. */
export function toDepth(side: Side, depth: number): UrlPatch {
  return { [DEPTH[side]]: String(Math.min(MOST_DEPTH, Math.max(0, depth))) };
}

/** Draws entities one by one, or those of each system or team as one. */
export function toGroups(groupBy: GroupBy | undefined): UrlPatch {
  return {
    group: groupBy,
    open: undefined,
    up: undefined,
    down: undefined,
    at: undefined,
  };
}

/** Nothing but the root and how it is shown. */
export function clear(state: LineageState): UrlPatch {
  return {
    ...Object.fromEntries(STATE_PARAMETERS.map(name => [name, undefined])),
    view: state.view === 'graph' ? undefined : state.view,
  };
}
