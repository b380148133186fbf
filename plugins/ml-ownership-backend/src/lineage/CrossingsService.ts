import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import {
  Crossing,
  CrossingsPage,
  EntityFacts,
  GetCrossings,
  Stakeholder,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { z } from 'zod';
import { toRef } from '../catalog/toRef';
import { compareTexts } from './compareNodes';
import {
  CrossingPart,
  findCrossings,
  FoundCrossing,
  hasPart,
} from './findCrossings';
import { createTermMatcher } from '../search/matchesTerms';
import { LineageGraph } from './LineageGraph';
import { LineageScope } from './LineageScope';
import { LineageScopeFactory } from './LineageScopes';
import { LineageStore } from './LineageStore';
import { originsSchema } from './originsSchema';
import { OffsetPage } from './OffsetPage';
import { readTeams } from './readTeams';

const PARTS: readonly CrossingPart[] = ['contract', 'freshness', 'onCall'];

const text = z.string().max(500).optional();

const crossingsFilter = z.object({
  team: text,
  fromTeam: text,
  toTeam: text,
  includeBelow: z.boolean().optional(),
  q: text,
  origins: originsSchema,
  missing: z.array(z.enum(['contract', 'freshness', 'onCall'])),
  sort: z.enum(['from', 'to', 'fromTeam', 'toTeam', 'tier']),
  order: z.enum(['asc', 'desc']),
});

/** @throws InputError if a team or the cursor is invalid */
function requestPage(query: GetCrossings['query']) {
  const team = (name: 'team' | 'fromTeam' | 'toTeam') =>
    query[name] === undefined ? undefined : toRef(name, query[name], 'group');
  return OffsetPage.request(
    crossingsFilter as z.ZodType<z.infer<typeof crossingsFilter>>,
    query,
    () => ({
      team: team('team'),
      fromTeam: team('fromTeam'),
      toTeam: team('toTeam'),
      includeBelow: query.includeBelow,
      q: query.q,
      origins: query.origins,
      missing: query.missing ?? [],
      sort: query.sort ?? ('from' as const),
      order: query.order ?? ('asc' as const),
    }),
  );
}

/** Lists crossings: where data flows from one team to another. */
export class CrossingsService {
  constructor(
    private readonly options: {
      scopes: LineageScopeFactory;
      store: LineageStore;
    },
  ) {}

  async page(
    query: GetCrossings['query'],
    credentials: BackstageCredentials,
  ): Promise<CrossingsPage> {
    const page = requestPage(query);
    const { filter } = page;
    const holds = createTermMatcher(filter.q);
    // Await before reading the graph, which may change meanwhile.
    const teams = await readTeams(this.options.store, filter, [
      filter.team,
      filter.fromTeam,
      filter.toTeam,
    ]);
    const scope = await this.options.scopes.open(credentials, filter.origins);
    const { graph } = scope;
    const numbers = (asked: string | undefined) =>
      asked === undefined
        ? undefined
        : new Set([...teams(asked)].map(ref => graph.numberOf(ref)));
    const either = numbers(filter.team);
    const upstream = numbers(filter.fromTeam);
    const downstream = numbers(filter.toTeam);
    const all = await findCrossings(scope, (from, to) => {
      const owner = graph.owner(from);
      const other = graph.owner(to);
      return (
        (!upstream || upstream.has(owner)) &&
        (!downstream || downstream.has(other)) &&
        (!either || either.has(owner) || either.has(other)) &&
        (!holds || holds(...namesOf(graph, from), ...namesOf(graph, to)))
      );
    });
    const totals = countCrossings(graph, all);
    const cut = page.cut(
      all.filter(({ parts }) =>
        filter.missing.every(part => !hasPart(parts, part)),
      ),
      compareCrossings(filter.sort, filter.order),
    );
    const { isOverdue } = graph;
    return {
      ...cut,
      overdue: isOverdue || undefined,
      items: await this.describe(scope, cut.items),
      totals,
    };
  }

  private async describe(
    scope: LineageScope,
    crossings: FoundCrossing[],
  ): Promise<Crossing[]> {
    const { graph } = scope;
    // Read before the next await: slots are reused.
    const described = crossings.map(({ from, to, parts }) => {
      const slots = [...graph.edges.between(from.index, to.index)].filter(
        slot => graph.edges.crossesTeams(slot) && scope.follows(slot),
      );
      return {
        ...parts,
        relations: [...new Set(slots.map(slot => graph.edges.relation(slot)))],
        origins: [...new Set(slots.map(slot => graph.edges.origin(slot)))],
        from: graph.entity(from.index),
        to: graph.entity(to.index),
      };
    });
    const facts = await this.options.store.readFacts(
      crossings.flatMap(({ from, to }) => [
        from.facts.entityRef,
        to.facts.entityRef,
      ]),
    );
    return described.map(crossing => ({
      ...crossing,
      stakeholders: findStakeholders(
        facts.get(crossing.from.entityRef),
        facts.get(crossing.to.entityRef),
      ),
    }));
  }
}

function namesOf({ nodes }: LineageGraph, index: number): string[] {
  const { title, entityRef } = nodes[index].facts;
  return [title, entityRef];
}

function compareCrossings(
  sort: z.infer<typeof crossingsFilter>['sort'],
  order: 'asc' | 'desc',
): (a: FoundCrossing, b: FoundCrossing) => number {
  const sign = order === 'desc' ? -1 : 1;
  const keyOf = ({ from, to }: FoundCrossing): string => {
    switch (sort) {
      case 'from':
        return from.facts.title;
      case 'to':
        return to.facts.title;
      case 'fromTeam':
        return from.facts.owner ?? '';
      case 'toTeam':
        return to.facts.owner ?? '';
      default:
        // The more critical of the two ends; no tier sorts last.
        return String(Math.min(from.facts.tier ?? 9, to.facts.tier ?? 9));
    }
  };
  return (a, b) =>
    sign * compareTexts(keyOf(a), keyOf(b)) ||
    compareTexts(a.from.facts.entityRef, b.from.facts.entityRef) ||
    compareTexts(a.to.facts.entityRef, b.to.facts.entityRef);
}

/** The owners who must agree when something changes about data that flows from one entity to another. */
function findStakeholders(
  from: EntityFacts | undefined,
  to: EntityFacts | undefined,
): Stakeholder[] {
  const stakeholders: Stakeholder[] = [];
  const add = (role: Stakeholder['role'], entityRef: string | undefined) => {
    if (
      entityRef &&
      !stakeholders.some(known => known.entityRef === entityRef)
    ) {
      stakeholders.push({ entityRef, role });
    }
  };
  add('upstream-owner', from?.owner);
  for (const link of from?.links ?? []) {
    if (link.relation === 'stewardedBy') {
      add('steward', link.to);
    }
  }
  add('data-changes', to && dataApprover(to));
  add('downstream-owner', to?.owner);
  return stakeholders;
}

function dataApprover({ ref, ml }: EntityFacts): string | undefined {
  const { change } = ml?.operations ?? {};
  const approver = fieldOf(fieldOf(change, 'approvers'), 'data');
  if (typeof approver !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(approver, {
        defaultKind: 'group',
        defaultNamespace: parseEntityRef(ref).namespace,
      }),
    );
  } catch {
    // An invalid declaration is reported by the criterion change.decisions.
    return undefined;
  }
}

function fieldOf(
  value: JsonValue | undefined,
  field: string,
): JsonValue | undefined {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? value[field]
    : undefined;
}

function countCrossings(
  graph: LineageGraph,
  crossings: readonly FoundCrossing[],
): CrossingsPage['totals'] {
  const without = { contract: 0, freshness: 0, onCall: 0 };
  const teamPairs = new Map<number, Set<number>>();
  for (const { from, to, parts } of crossings) {
    for (const part of PARTS) {
      without[part] += hasPart(parts, part) ? 0 : 1;
    }
    const owner = graph.owner(from.index);
    const others = teamPairs.get(owner) ?? new Set();
    teamPairs.set(owner, others.add(graph.owner(to.index)));
  }
  return {
    crossings: crossings.length,
    teamPairs: Array.from(teamPairs.values(), ({ size }) => size).reduce(
      (sum, size) => sum + size,
      0,
    ),
    withoutContract: without.contract,
    withoutFreshness: without.freshness,
    withoutOnCall: without.onCall,
  };
}
