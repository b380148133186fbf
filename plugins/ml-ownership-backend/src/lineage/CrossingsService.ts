import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  Crossing,
  CrossingsPage,
  EntityFacts,
  GetCrossings,
  LineageParty,
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
import { holdsWords } from './holdsWords';
import { LineageGraph } from './LineageGraph';
import { LineageScope } from './LineageScope';
import { LineageScopes } from './LineageScopes';
import { LineageStore } from './LineageStore';
import { originsSchema } from './originsSchema';
import { PageOf } from './pageOf';

const PARTS: readonly CrossingPart[] = ['contract', 'freshness', 'onCall'];

const text = z.string().max(500).optional();

const crossingsFilter = z.object({
  team: text,
  fromTeam: text,
  toTeam: text,
  q: text,
  origins: originsSchema,
  missing: z.array(z.enum(['contract', 'freshness', 'onCall'])),
  sort: z.enum(['from', 'to', 'fromTeam', 'toTeam', 'tier']),
  order: z.enum(['asc', 'desc']),
});

/**
 * Answers where data flows from one team to another.
 */
export class CrossingsService {
  constructor(
    private readonly options: { scopes: LineageScopes; store: LineageStore },
  ) {}

  async page(
    query: GetCrossings['query'],
    credentials: BackstageCredentials,
  ): Promise<CrossingsPage> {
    const team = (name: 'team' | 'fromTeam' | 'toTeam') =>
      query[name] === undefined ? undefined : toRef(name, query[name], 'group');
    const page = PageOf.request(
      crossingsFilter as z.ZodType<z.infer<typeof crossingsFilter>>,
      query,
      () => ({
        team: team('team'),
        fromTeam: team('fromTeam'),
        toTeam: team('toTeam'),
        q: query.q,
        origins: query.origins,
        missing: query.missing ?? [],
        sort: query.sort ?? ('from' as const),
        order: query.order ?? ('asc' as const),
      }),
    );
    const { filter } = page;
    const holds = holdsWords(filter.q);
    const scope = await this.options.scopes.open(credentials, filter.origins);
    const { graph } = scope;
    const number = (owner: string | undefined) =>
      owner === undefined ? undefined : graph.numberOf(owner);
    const either = number(filter.team);
    const upstream = number(filter.fromTeam);
    const downstream = number(filter.toTeam);
    const all = await findCrossings(scope, (from, to) => {
      const owner = graph.owner(from);
      const other = graph.owner(to);
      return (
        (upstream === undefined || owner === upstream) &&
        (downstream === undefined || other === downstream) &&
        (either === undefined || owner === either || other === either) &&
        (!holds || holds(...namesOf(graph, from), ...namesOf(graph, to)))
      );
    });
    const without = { contract: 0, freshness: 0, onCall: 0 };
    const teamPairs = new Map<number, Set<number>>();
    for (const { from, to, parts } of all) {
      for (const part of PARTS) {
        without[part] += hasPart(parts, part) ? 0 : 1;
      }
      const owner = graph.owner(from.index);
      const others = teamPairs.get(owner) ?? new Set();
      teamPairs.set(owner, others.add(graph.owner(to.index)));
    }
    const cut = page.cut(
      all.filter(({ parts }) =>
        filter.missing.every(part => !hasPart(parts, part)),
      ),
      compareCrossings(filter.sort, filter.order),
    );
    return {
      ...cut,
      items: await this.describe(scope, cut.items),
      totals: {
        crossings: all.length,
        teamPairs: Array.from(teamPairs.values(), ({ size }) => size).reduce(
          (sum, size) => sum + size,
          0,
        ),
        withoutContract: without.contract,
        withoutFreshness: without.freshness,
        withoutOnCall: without.onCall,
      },
    };
  }

  private async describe(
    scope: LineageScope,
    crossings: FoundCrossing[],
  ): Promise<Crossing[]> {
    const { graph } = scope;
    // Before anything is waited for: slots are used again.
    const described = crossings.map(({ from, to, parts }) => {
      const slots = [...graph.between(from.index, to.index)].filter(
        slot => graph.crossesTeams(slot) && scope.follows(slot),
      );
      return {
        ...parts,
        relations: [...new Set(slots.map(slot => graph.relation(slot)))],
        origins: [...new Set(slots.map(slot => graph.origin(slot)))],
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
      agree: partiesOf(
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
        // The more critical of the two; what has no tier comes last.
        return String(Math.min(from.facts.tier ?? 9, to.facts.tier ?? 9));
    }
  };
  return (a, b) =>
    sign * compareTexts(keyOf(a), keyOf(b)) ||
    compareTexts(a.from.facts.entityRef, b.from.facts.entityRef) ||
    compareTexts(a.to.facts.entityRef, b.to.facts.entityRef);
}

/** Who must agree where something changes about data that flows from one entity to another. */
function partiesOf(
  from: EntityFacts | undefined,
  to: EntityFacts | undefined,
): LineageParty[] {
  const parties: LineageParty[] = [];
  const add = (role: LineageParty['role'], entityRef: string | undefined) => {
    if (entityRef && !parties.some(party => party.entityRef === entityRef)) {
      parties.push({ entityRef, role });
    }
  };
  add('upstream-owner', from?.owner);
  for (const link of from?.links ?? []) {
    if (link.relation === 'stewardedBy') {
      add('steward', link.to);
    }
  }
  add('data-changes', to && dataDecider(to));
  add('downstream-owner', to?.owner);
  return parties;
}

function dataDecider({ ref, ml }: EntityFacts): string | undefined {
  const { change } = ml?.operations ?? {};
  const decider =
    change && typeof change === 'object' && !Array.isArray(change)
      ? change.data
      : undefined;
  if (typeof decider !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(decider, {
        defaultKind: 'group',
        defaultNamespace: parseEntityRef(ref).namespace,
      }),
    );
  } catch {
    // The criterion change.decisions says what is wrong with it.
    return undefined;
  }
}
