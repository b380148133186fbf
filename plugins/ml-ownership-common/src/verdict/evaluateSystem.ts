import { MlEntityFacts, onCallOf, upstreamLinks } from '../criteria';
import { CatalogSnapshot, EntityFacts } from '../facts';
import { CriterionState, Verdict, WeakestLink } from '../schema/openapi';
import { isAnotherTeam } from '../teams';
import { describeReason } from './describeVerdict';
import { ABILITIES, VERDICT_ORDER } from './evaluateAbilities';
import { EntityResult } from './evaluateEntity';

/**
 * What the rules say of a Model with its whole supply chain.
 *
 * @public
 */
export interface SystemResult {
  systemVerdict: Verdict;
  systemLevel: number;
  weakestLink: WeakestLink;
  /** Cycles that ended the walk, each as the refs on it. */
  cycles: string[][];
}

const SUPPLY_RELATIONS: Record<string, readonly string[]> = {
  Model: ['producedBy', 'trainedOn', 'derivedFrom'],
  Dataset: ['producedBy', 'derivedFrom'],
  Pipeline: ['consumes', 'usesModel'],
};

const MOST_CYCLES = 20;

/** What a Dataset of another team must meet for the walk to end there. */
const CONTRACT_EDGE_CRITERIA = [
  'data.contract',
  'data.freshness',
  'ownership.group',
  'observe.on-call',
];

/**
 * The system verdict of a Model: the minimum over itself and everything that it is made from, by edges that each side
 * declares itself. A Dataset of another team whose contract passes ends the walk, as an edge that passes or fails and has
 * no level; what serves the Model must have an owner and an on-call. Source: DESIGN §5.
 *
 * @param resultOf - the result of each entity by itself
 * @public
 */
export function evaluateSystem(
  model: MlEntityFacts,
  snapshot: CatalogSnapshot,
  resultOf: (ref: string) => EntityResult | undefined,
): SystemResult {
  const own = resultOf(model.ref)!;
  const links: WeakestLink[] = [];
  const { visits, contractEdges, cycles } = walk(model, snapshot, resultOf);

  for (const { result, path } of visits) {
    links.push(linkOf(result, path, titleOf(snapshot, result.entityRef)));
  }
  for (const { result, path } of contractEdges) {
    const states = CONTRACT_EDGE_CRITERIA.map(id => stateOf(result, id));
    const verdict = edgeVerdict(states);
    if (verdict !== 'yes') {
      links.push({
        entityRef: result.entityRef,
        title: titleOf(snapshot, result.entityRef),
        path,
        verdict,
        reason: `it comes from another team, and does not meet ${CONTRACT_EDGE_CRITERIA.filter(
          (_, index) => states[index] !== 'pass',
        ).join(', ')}`,
      });
    }
  }
  links.push(...servingLinks(model, snapshot));

  const weakestLink = links.reduce((worst, link) =>
    compareLinks(link, worst) < 0 ? link : worst,
  );
  const systemVerdict =
    own.verdict === 'not-in-scope' ? own.verdict : weakestLink.verdict;
  return {
    systemVerdict,
    systemLevel: Math.min(...visits.map(({ result }) => result.level)),
    weakestLink,
    cycles,
  };
}

interface Visit {
  result: EntityResult;
  /** Refs from the Model to this entity. */
  path: string[];
}

/** Breadth first, so that each entity is reached by a shortest path. */
function walk(
  model: MlEntityFacts,
  snapshot: CatalogSnapshot,
  resultOf: (ref: string) => EntityResult | undefined,
): { visits: Visit[]; contractEdges: Visit[]; cycles: string[][] } {
  const visits: Visit[] = [{ result: resultOf(model.ref)!, path: [model.ref] }];
  const contractEdges: Visit[] = [];
  const seen = new Set([model.ref]);
  const seenByContract = new Set<string>();
  const supplies = new Map<string, string[]>();
  for (const { result, path } of visits) {
    const from = result.entityRef;
    const suppliers = supplyRefs(snapshot, from);
    supplies.set(from, suppliers);
    for (const ref of suppliers) {
      const next = resultOf(ref);
      if (!next || seen.has(ref)) {
        continue;
      }
      const visit = { result: next, path: [...path, ref] };
      const crosses = isAnotherTeam(
        snapshot,
        snapshot.get(from)?.owner,
        snapshot.get(ref)?.owner,
      );
      if (!crosses || stateOf(next, 'data.contract') !== 'pass') {
        seen.add(ref);
        visits.push(visit);
      } else if (!seenByContract.has(ref)) {
        // Its own team may still build on it without a contract: then it is a member as well.
        seenByContract.add(ref);
        contractEdges.push(visit);
      }
    }
  }
  return { visits, contractEdges, cycles: findCycles(model.ref, supplies) };
}

function supplyRefs(snapshot: CatalogSnapshot, ref: string): string[] {
  const relations = SUPPLY_RELATIONS[snapshot.get(ref)?.kind ?? ''] ?? [];
  return [
    ...new Set(
      upstreamLinks(snapshot, ref)
        .filter(link => relations.includes(link.relation))
        .map(link => link.upstream),
    ),
  ];
}

/**
 * Cycles that have no entity in common, as a depth-first walk meets them: enough to see where to cut, however many ways
 * round there are.
 */
function findCycles(
  root: string,
  supplies: ReadonlyMap<string, string[]>,
): string[][] {
  const cycles: string[][] = [];
  const reported = new Set<string>();
  const done = new Set<string>();
  const path = [root];
  const position = new Map([[root, 0]]);
  const next = [0];
  while (path.length > 0) {
    const depth = path.length - 1;
    const ref = path[depth];
    const suppliers = supplies.get(ref) ?? [];
    const supplier = suppliers[next[depth]++];
    if (supplier === undefined) {
      done.add(ref);
      position.delete(ref);
      path.pop();
      next.pop();
    } else if (position.has(supplier)) {
      const cycle = path.slice(position.get(supplier));
      if (
        cycles.length < MOST_CYCLES &&
        !cycle.some(member => reported.has(member))
      ) {
        cycle.forEach(member => reported.add(member));
        cycles.push([...cycle, supplier]);
      }
    } else if (!done.has(supplier)) {
      position.set(supplier, path.length);
      path.push(supplier);
      next.push(0);
    }
  }
  return cycles;
}

function servingLinks(
  model: MlEntityFacts,
  snapshot: CatalogSnapshot,
): WeakestLink[] {
  const links: WeakestLink[] = [];
  for (const { to } of snapshot.linksFrom(model.ref, 'servedBy')) {
    const serving = snapshot.get(to);
    const owner = snapshot.get(serving?.owner);
    const problem = servingProblem(serving, owner);
    if (problem) {
      links.push({
        entityRef: to,
        title: titleOf(snapshot, to),
        path: [model.ref, to],
        ability: 'observe',
        verdict: 'no',
        reason: problem,
      });
    }
  }
  return links;
}

function servingProblem(
  serving: EntityFacts | undefined,
  owner: EntityFacts | undefined,
): string | undefined {
  if (!serving) {
    return 'it is said to serve the model, and is not in the catalog';
  }
  if (!owner) {
    return 'it serves the model, and has no owner in the catalog';
  }
  return onCallOf(serving) || onCallOf(owner)
    ? undefined
    : 'it serves the model, and nobody is on call for it';
}

function titleOf(snapshot: CatalogSnapshot, ref: string): string {
  return snapshot.get(ref)?.title ?? ref;
}

function linkOf(
  result: EntityResult,
  path: string[],
  title: string,
): WeakestLink {
  const ability = ABILITIES.filter(name => result.abilities[name]).reduce(
    (worst, name) => {
      const a = result.abilities[name]!;
      const b = result.abilities[worst]!;
      const byVerdict = rank(a.verdict) - rank(b.verdict);
      return byVerdict < 0 || (byVerdict === 0 && a.level < b.level)
        ? name
        : worst;
    },
  );
  return {
    entityRef: result.entityRef,
    title,
    path,
    ability,
    level: result.level,
    verdict: result.ownVerdict,
    reason: describeReason(result.ownVerdict, result.criteria, result.coverage),
  };
}

function edgeVerdict(states: CriterionState[]): Verdict {
  if (states.includes('fail')) {
    return 'no';
  }
  return states.every(state => state === 'pass' || state === 'exempt')
    ? 'yes'
    : 'unproven';
}

/** The state of a criterion, `unknown` where the kind does not have it. */
function stateOf(result: EntityResult, id: string): CriterionState {
  return result.criteria.find(item => item.id === id)?.state ?? 'unknown';
}

function rank(verdict: Verdict): number {
  return VERDICT_ORDER.indexOf(verdict);
}

/** Lowest verdict first, then lowest level, then shortest path, then by ref. */
function compareLinks(a: WeakestLink, b: WeakestLink): number {
  return (
    rank(a.verdict) - rank(b.verdict) ||
    (a.level ?? 0) - (b.level ?? 0) ||
    a.path.length - b.path.length ||
    (a.entityRef < b.entityRef ? -1 : Number(a.entityRef > b.entityRef))
  );
}
