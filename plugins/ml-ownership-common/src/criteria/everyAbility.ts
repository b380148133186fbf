import { mention } from '../facts';
import { CriterionState } from '../schema/openapi';
import { isAnotherTeam } from '../teams';
import { MlEntityFacts, CriterionDefinition } from './CriterionDefinition';
import { answerAll, declaredTeam, declaredText, quote } from './declarations';
import { isPositiveDuration } from './isPositiveDuration';
import { upstreamLinks } from './upstreamLinks';

/**
 * The group that holds the pager: `operatedBy`, else the owner.
 *
 * @public
 */
export function operatorOf(entity: MlEntityFacts): string | undefined {
  return entity.ml.operatedBy ?? entity.owner;
}

/** Why a contract that does not fail does not count either. One that nobody asks for here, counts. */
const OPEN_CONTRACTS: Partial<
  Record<CriterionState, (titles: string) => string>
> = {
  unknown: titles => `Nobody has read the contract of ${titles} yet`,
  stale: titles => `What was read of the contract of ${titles} has expired`,
  exempt: titles => `The contract of ${titles} is exempt for now`,
};

/** Criteria that count in every ability. */
export const everyAbility: CriterionDefinition[] = [
  {
    id: 'ownership.group',
    ability: 'all',
    title: 'Owned by a group',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen:
      'The owner is an existing Group with at least two members; members of the groups under it count.',
    why: 'What one person owns stops when that person is away.',
    problem: 'no group of two or more people owns it',
    remedy: {
      text: 'Name a Group with at least two members as the owner.',
      yaml: 'spec:\n  owner: group:default/my-team\n',
    },
    readCatalog(entity, { snapshot }) {
      const owner = snapshot.get(entity.owner);
      if (!owner) {
        return {
          outcome: 'fail',
          detail: `spec.owner is ${quote(
            entity.owner,
          )}, which is not in the catalog; expected an existing Group`,
        };
      }
      if (owner.kind !== 'Group') {
        return {
          outcome: 'fail',
          detail: `The owner is the ${owner.kind} ${mention(
            owner,
          )}, expected a Group with at least two members`,
        };
      }
      const members = snapshot.members(owner.ref).size;
      return members >= 2
        ? {
            outcome: 'pass',
            detail: `${mention(owner)} owns it and has ${members} members`,
          }
        : {
            outcome: 'fail',
            detail: `The owner ${mention(owner)} has ${
              members === 1 ? 'one member' : 'no member'
            }, expected at least two`,
          };
    },
  },
  {
    id: 'ownership.authors',
    ability: 'all',
    title: 'Authors are named',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen: 'At least one author is named and exists as a User.',
    why: 'Only who knows the author can tell whether anyone else can run it.',
    problem: 'its authors are not named',
    remedy: {
      text: 'Name the Users who built it. They stay authors after a handover.',
      yaml: 'spec:\n  authors:\n    - user:default/jane.doe\n',
    },
    readCatalog(entity, { snapshot }) {
      const { authors } = entity.ml;
      const known = authors.filter(ref => snapshot.get(ref)?.kind === 'User');
      if (known.length > 0) {
        return {
          outcome: 'pass',
          detail: `Built by ${known
            .map(ref => mention(snapshot.get(ref)!))
            .join(', ')}`,
        };
      }
      return {
        outcome: 'fail',
        detail:
          authors.length === 0
            ? 'spec.authors is not declared'
            : `spec.authors is ${quote(
                authors,
              )}, none of which is a User in the catalog`,
      };
    },
  },
  {
    id: 'boundaries.system',
    ability: 'all',
    title: 'Part of a system',
    level: 1,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'boundaries',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen: 'It is part of a System that exists.',
    why: 'A part without a whole has no boundary that a team could take over.',
    problem: 'it is part of no system',
    remedy: {
      text: 'Name the System that it belongs to.',
      yaml: 'spec:\n  system: my-system\n',
    },
    readCatalog(entity, { snapshot }) {
      const system = snapshot.get(entity.system);
      if (system?.kind === 'System') {
        return { outcome: 'pass', detail: `Part of ${mention(system)}` };
      }
      return {
        outcome: 'fail',
        detail: entity.system
          ? `spec.system is ${quote(
              entity.system,
            )}, which is not in the catalog; expected an existing System`
          : 'spec.system is not declared',
      };
    },
  },
  {
    id: 'ownership.beyond-author',
    ability: 'all',
    title: 'Somebody besides the author is on it',
    level: 2,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen: 'The operating group has a member who is no author.',
    why: 'A pager held by its authors alone is knowledge that leaves with them.',
    problem: 'nobody but its authors operates it',
    remedy: {
      text: 'Let a group operate it that has members who did not write it, or add such a member to the group.',
      yaml: 'spec:\n  operatedBy: group:default/another-team\n',
    },
    readCatalog(entity, context) {
      const { snapshot } = context;
      const operator = snapshot.get(operatorOf(entity));
      if (operator?.kind !== 'Group') {
        return {
          outcome: 'fail',
          detail: operator
            ? `The ${operator.kind} ${mention(
                operator,
              )} operates it, expected a Group`
            : `It is operated by ${quote(
                operatorOf(entity),
              )}, which is not in the catalog; expected an existing Group`,
        };
      }
      const members = snapshot.members(operator.ref);
      if (members.size === 0) {
        return {
          outcome: 'fail',
          detail: `${mention(operator)} operates it and has no member`,
        };
      }
      const authors = context.authors(entity.ref);
      if (authors.size === 0) {
        return {
          outcome: 'unknown',
          detail: 'No author is named, so nobody can be told apart from them',
        };
      }
      const others = [...members].filter(ref => !authors.has(ref));
      return others.length > 0
        ? {
            outcome: 'pass',
            detail: `${others.length} of ${members.size} members of ${mention(
              operator,
            )} ${others.length === 1 ? 'is' : 'are'} no author`,
          }
        : {
            outcome: 'fail',
            detail: `Every member of ${mention(operator)} is an author`,
          };
    },
  },
  {
    id: 'boundaries.platform',
    ability: 'all',
    title: 'The platform’s part is said',
    level: 2,
    kinds: ['Model', 'Pipeline'],
    cause: 'boundaries',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen: 'The platform owner exists, and what is theirs is said.',
    why: 'At night, the question "is this ours or the platform’s?" costs the most time.',
    problem: 'nobody says which part is the platform’s',
    remedy: {
      text: 'Name the group that owns the platform, and what is theirs.',
      yaml: 'spec:\n  boundaries:\n    platformOwner: group:default/ml-platform\n    platformDuties: serving, registry, GPUs\n',
    },
    readCatalog(entity, { snapshot }) {
      const owner = declaredTeam(entity, 'boundaries.platformOwner', snapshot);
      const duties = declaredText(entity, 'boundaries.platformDuties');
      return answerAll(
        [owner, duties],
        owner.declared && duties.declared
          ? `${mention(snapshot.get(owner.value)!)} owns the platform: ${
              duties.value
            }`
          : '',
      );
    },
  },
  {
    id: 'boundaries.contract',
    ability: 'all',
    title: 'Data from other teams comes by contract',
    level: 2,
    kinds: ['Model', 'Dataset', 'Pipeline'],
    cause: 'boundaries',
    foundation: 'versioning',
    accepts: ['catalog', 'document'],
    passesWhen:
      'Every upstream edge it declares that crosses teams ends at a Dataset whose contract passes, or at an API.',
    why: 'Without a contract another team can break it and never know.',
    problem: 'it depends on another team without a contract',
    remedy: {
      text: 'Agree on a data contract with the owner of the dataset, and have them link it; or consume a dataset that has one.',
      yaml: 'spec: # of the dataset\n  contract: contracts/my-data.odcs.yaml\n',
    },
    readCatalog(entity, { snapshot, contractState }) {
      const crossing = upstreamLinks(snapshot, entity.ref)
        .map(link => link.upstream)
        .filter(ref =>
          isAnotherTeam(snapshot, entity.owner, snapshot.get(ref)?.owner),
        );
      const failing: string[] = [];
      const open = new Map<CriterionState, string[]>();
      for (const ref of crossing) {
        const upstream = snapshot.get(ref);
        if (!upstream) {
          failing.push(`${ref} is not in the catalog`);
          continue;
        }
        if (upstream.kind === 'API') {
          continue;
        }
        const title = mention(upstream);
        if (upstream.kind !== 'Dataset') {
          failing.push(
            `${title} is a ${upstream.kind} of another team, expected a Dataset with a contract or an API`,
          );
        } else if (!upstream.ml?.contract) {
          failing.push(`${title} belongs to another team and has no contract`);
        } else {
          const state = contractState(ref);
          if (state === 'fail') {
            failing.push(
              `${title} belongs to another team and its contract does not pass`,
            );
          } else if (OPEN_CONTRACTS[state]) {
            open.set(state, [...(open.get(state) ?? []), title]);
          }
        }
      }
      if (failing.length > 0) {
        return { outcome: 'fail', detail: failing.join('; ') };
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
            ? 'Nothing that it is made from belongs to another team'
            : 'Everything that comes from other teams comes by contract',
      };
    },
  },
  {
    id: 'change.decisions',
    ability: 'all',
    title: 'Who decides on a change',
    level: 2,
    kinds: ['Model'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['catalog'],
    passesWhen:
      'It is said who decides on a change of data, of code and of model behaviour.',
    why: 'A model changes in three ways, and often by three teams; without deciders it changes by accident.',
    problem: 'nobody is named to decide on changes',
    remedy: {
      text: 'Name who decides on a change of data, code and model.',
      yaml: 'spec:\n  operations:\n    change:\n      data: group:default/data-eng\n      code: group:default/my-team\n      model: group:default/my-team\n',
    },
    readCatalog(entity, { snapshot }) {
      return answerAll(
        [
          declaredTeam(entity, 'operations.change.data', snapshot),
          declaredTeam(entity, 'operations.change.code', snapshot),
          declaredTeam(entity, 'operations.change.model', snapshot),
        ],
        'Data, code and model each have a decider',
      );
    },
  },
  {
    id: 'data.contract',
    ability: 'all',
    title: 'Has a data contract',
    level: 2,
    kinds: ['Dataset'],
    cause: 'data-path',
    foundation: 'versioning',
    accepts: ['document'],
    declaredIn: 'contract',
    passesWhen: 'The contract resolves, parses, and names schema and owner.',
    why: 'Who uses the data needs to know what they may rely on.',
    problem: 'the data has no contract',
    remedy: {
      text: 'Write an ODCS or Croissant document with schema and owner, and link it.',
      yaml: 'spec:\n  contract: contracts/my-data.odcs.yaml\n',
    },
    maxAgeDays: 30,
  },
  {
    id: 'data.freshness',
    ability: 'all',
    title: 'Freshness is declared',
    level: 2,
    kinds: ['Dataset'],
    cause: 'data-path',
    foundation: 'observability',
    accepts: ['catalog'],
    passesWhen: 'Freshness is declared as an ISO 8601 duration.',
    why: 'Nobody can say that data is late when nobody said when it is due.',
    problem: 'nobody says how fresh the data must be',
    remedy: {
      text: 'Say how old the newest data may be, as an ISO 8601 duration.',
      yaml: 'spec:\n  freshness: PT24H\n',
    },
    readCatalog(entity) {
      const { freshness } = entity.ml;
      if (!freshness) {
        return { outcome: 'fail', detail: 'spec.freshness is not declared' };
      }
      return isPositiveDuration(freshness)
        ? { outcome: 'pass', detail: `At most ${freshness} old` }
        : {
            outcome: 'fail',
            detail: `${entity.kind} "${entity.ref}": spec.freshness is ${quote(
              freshness,
            )}, expected an ISO 8601 duration, such as "PT24H"`,
          };
    },
  },
  {
    id: 'ownership.access',
    ability: 'all',
    title: 'The operating group has the rights',
    level: 3,
    kinds: ['Model', 'Pipeline'],
    cause: 'operating-model',
    foundation: 'ownership',
    accepts: ['observed', 'attested'],
    passesWhen:
      'The operating group holds the rights to workflow, registry and data.',
    why: 'A runbook that ends in "permission denied" is no runbook.',
    problem: 'the operating group lacks rights it needs',
    remedy: {
      text: 'Grant the operating group the rights to workflow, registry and data, and have it confirmed.',
    },
    maxAgeDays: 180,
  },
];
