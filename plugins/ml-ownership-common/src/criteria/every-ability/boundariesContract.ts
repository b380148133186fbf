import { CatalogView, EntityFacts, mention } from '../../facts';
import { CriterionState } from '../../schema/openapi';
import { crossesTeams } from '../../teams';
import { CriterionContext, CriterionDefinition } from '../CriterionDefinition';
import { upstreamLinks } from '../upstreamLinks';

/** Why a contract that does not fail does not count either. */
const OPEN_CONTRACTS: Partial<
  Record<CriterionState, (titles: string) => string>
> = {
  unknown: titles => `The contract of ${titles} has not been checked yet`,
  stale: titles => `The check of the contract of ${titles} has expired`,
  exempt: titles => `The contract of ${titles} is exempt`,
};

/** The owner of an entity of another team, as the start of a predicate. */
function belongsToOthers(
  { owner }: EntityFacts,
  snapshot: CatalogView,
): string {
  if (owner === undefined) {
    return 'has no owner';
  }
  return snapshot.get(owner)
    ? 'belongs to another team'
    : `belongs to ${mention({
        ref: owner,
        title: owner,
      })}, which is not in the catalog,`;
}

/**
 * Checks one upstream entity of another team.
 *
 * @returns the flaw, or the state of its contract if that neither passes nor fails; nothing if it meets the criterion
 */
function checkCrossing(
  ref: string,
  { snapshot, contractState }: CriterionContext,
): { flaw?: string; open?: { state: CriterionState; title: string } } {
  const upstream = snapshot.get(ref);
  if (!upstream) {
    return { flaw: `${ref} is not in the catalog` };
  }
  if (upstream.kind === 'API') {
    return {};
  }
  const title = mention(upstream);
  const belongs = belongsToOthers(upstream, snapshot);
  if (upstream.kind !== 'Dataset') {
    return {
      flaw: `${title} ${belongs} and is a ${upstream.kind}, expected a Dataset with a contract or an API`,
    };
  }
  const state = contractState(ref);
  if (state === 'not-applicable') {
    // Contracts are switched off in this installation.
    return {};
  }
  if (!upstream.ml?.contract) {
    return { flaw: `${title} ${belongs} and has no contract` };
  }
  return state === 'fail'
    ? { flaw: `${title} ${belongs} and its contract does not pass` }
    : { open: { state, title } };
}

export const boundariesContract: CriterionDefinition = {
  id: 'boundaries.contract',
  ability: 'all',
  title: 'Cross-team inputs have data contracts',
  level: 2,
  kinds: ['Model', 'Dataset', 'Pipeline'],
  cause: 'boundaries',
  foundation: 'versioning',
  accepts: ['catalog', 'document'],
  passesWhen:
    'Every declared direct input of another team is an API, or a Dataset whose contract passes.',
  why: 'Without a contract, another team can break it without noticing.',
  failureClause: 'it depends on another team without a contract',
  maxAgeDays: 30,
  remedy: {
    text: 'Agree on a data contract with the owner of the dataset, and have them link it; or consume a dataset that has one.',
    yaml: 'spec: # of the dataset\n  contract: contracts/my-data.odcs.yaml\n',
  },
  yamlOfAnotherEntity: true,
  evaluateCatalog(entity, context) {
    const { snapshot } = context;
    const crossing = upstreamLinks(snapshot, entity.ref)
      .map(link => link.upstream)
      .filter(ref =>
        crossesTeams(snapshot, entity.owner, snapshot.get(ref)?.owner),
      );
    const flaws: string[] = [];
    const open = new Map<CriterionState, string[]>();
    for (const ref of crossing) {
      const found = checkCrossing(ref, context);
      if (found.flaw) {
        flaws.push(found.flaw);
      }
      if (found.open && OPEN_CONTRACTS[found.open.state]) {
        const { state, title } = found.open;
        open.set(state, [...(open.get(state) ?? []), title]);
      }
    }
    if (flaws.length > 0) {
      return { outcome: 'fail', detail: flaws.join('; ') };
    }
    if (open.size > 0) {
      return {
        outcome: 'unknown',
        detail: Array.from(open, ([state, titles]) =>
          OPEN_CONTRACTS[state]!(titles.join(', ')),
        ).join('; '),
      };
    }
    return {
      outcome: 'pass',
      detail:
        crossing.length === 0
          ? 'None of its direct inputs belongs to another team'
          : 'Every direct input from another team comes by contract',
    };
  },
};
