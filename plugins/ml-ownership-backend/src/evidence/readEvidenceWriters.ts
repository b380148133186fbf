import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ML_KINDS,
  MlEntityFacts,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { EvidenceCollector } from '@mlownership/backstage-plugin-ml-ownership-node';
import { shortDigest } from '../rules/readRules';
import { findCriterion, Rules } from '../rules/Rules';

/**
 * A permission of a token to report some criteria, for entities selected by owner, system or name.
 */
export interface EvidenceGrant {
  criteria: ReadonlySet<string>;
  /** Refs that select the entities, any of which suffices; absent for all entities. */
  of?: Record<Scope, ReadonlySet<string>>;
}

/**
 * Grants by subject of the token.
 */
export type EvidenceWriters = ReadonlyMap<string, readonly EvidenceGrant[]>;

type Scope = 'owners' | 'systems' | 'entities';

const PATH = 'mlOwnership.evidence.writers';

/** Kinds that each list may refer to, and the default kind of its refs. */
const SCOPES: Record<
  Scope,
  { kinds: readonly string[]; defaultKind?: string; example: string }
> = {
  owners: {
    kinds: ['group', 'user'],
    defaultKind: 'group',
    example: 'group:default/my-team',
  },
  systems: {
    kinds: ['system'],
    defaultKind: 'system',
    example: 'system:default/my-system',
  },
  entities: {
    kinds: ML_KINDS.map(kind => kind.toLocaleLowerCase('en-US')),
    example: 'model:default/my-model',
  },
};

const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/**
 * Reads the grants of tokens from `mlOwnership.evidence.writers`.
 *
 * @throws Error that names the setting, its value and what was expected
 */
export function readEvidenceWriters(
  config: RootConfigService,
  rules: Rules,
): EvidenceWriters {
  const writers = new Map<string, EvidenceGrant[]>();
  for (const entry of config.getOptionalConfigArray(PATH) ?? []) {
    const subject = entry.getString('subject');
    const criteria = entry.getStringArray('criteria');
    criteria.forEach(id => checkCriterion(id, subject, rules));
    const grants = writers.get(subject) ?? [];
    grants.push({
      criteria: new Set(criteria),
      of: readScopes(entry, subject),
    });
    writers.set(subject, grants);
  }
  return writers;
}

/**
 * Adds the grants of writers and collectors to the rules, and to their fingerprint.
 */
export function withWriters(
  rules: Rules,
  writers: EvidenceWriters,
  collectors: readonly Pick<EvidenceCollector, 'id' | 'criteria'>[],
): Rules {
  const granted = new Map(writers);
  for (const { id, criteria } of collectors) {
    granted.set(id, [
      ...(granted.get(id) ?? []),
      { criteria: new Set(criteria) },
    ]);
  }
  const reporting = [...granted].map(([writer, grants]) => [
    writer,
    ...grants.map(({ criteria, of }) => [
      [...criteria].sort(),
      of && SCOPE_NAMES.map(scope => [...of[scope]].sort()),
    ]),
  ]);
  return {
    ...rules,
    fingerprint: `${rules.fingerprint}/${shortDigest(reporting)}`,
    mayReport: (writer, criterion, entity) =>
      (granted.get(writer) ?? []).some(
        grant =>
          grant.criteria.has(criterion) &&
          (grant.of === undefined ||
            (entity !== undefined && isGrantedOf(grant, entity))),
      ),
  };
}

/** Whether a grant includes an entity, regardless of the criterion. */
export function isGrantedOf(
  { of }: EvidenceGrant,
  { ref, owner, system }: MlEntityFacts,
): boolean {
  return (
    of === undefined ||
    of.entities.has(ref) ||
    (owner !== undefined && of.owners.has(owner)) ||
    (system !== undefined && of.systems.has(system))
  );
}

/** Describes the entities that grants include, for a message. */
export function describeScopes(grants: readonly EvidenceGrant[]): string {
  const parts = SCOPE_NAMES.flatMap(scope => {
    const refs = new Set(grants.flatMap(({ of }) => [...(of?.[scope] ?? [])]));
    return refs.size > 0 ? [`${scope} ${[...refs].join(', ')}`] : [];
  });
  return parts.join('; ');
}

function checkCriterion(id: string, subject: string, rules: Rules) {
  const criterion = findCriterion(rules, id);
  if (!criterion) {
    throw new Error(
      `${PATH} grants "${id}" to ${subject}, expected the id of a criterion`,
    );
  }
  if (!criterion.accepts.includes('observed')) {
    throw new Error(
      `${PATH} grants "${id}" to ${subject}, which does not accept observed evidence; accepted sources: ${criterion.accepts.join(
        ', ',
      )}`,
    );
  }
}

function readScopes(
  entry: Pick<RootConfigService, 'has' | 'getOptionalStringArray'>,
  subject: string,
): EvidenceGrant['of'] {
  if (!SCOPE_NAMES.some(scope => entry.has(scope))) {
    return undefined;
  }
  const read = (scope: Scope) => {
    const texts = entry.getOptionalStringArray(scope);
    if (texts?.length === 0) {
      throw new Error(
        `${PATH} grants no ${scope} to ${subject}, expected at least one; without the list, every entity is granted`,
      );
    }
    return new Set((texts ?? []).map(text => toScopeRef(scope, text, subject)));
  };
  return {
    owners: read('owners'),
    systems: read('systems'),
    entities: read('entities'),
  };
}

function toScopeRef(scope: Scope, text: string, subject: string): string {
  const { kinds, defaultKind, example } = SCOPES[scope];
  try {
    const ref = parseEntityRef(text, { defaultKind });
    if (kinds.includes(ref.kind.toLocaleLowerCase('en-US'))) {
      return stringifyEntityRef(ref);
    }
  } catch {
    // Reported below.
  }
  throw new Error(
    `${PATH} grants the ${scope} "${text}" to ${subject}, expected an entity ref such as "${example}"`,
  );
}
