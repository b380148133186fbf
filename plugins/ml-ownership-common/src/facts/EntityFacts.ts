import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  ML_ANNOTATIONS,
  ML_KINDS,
  ON_CALL_ANNOTATIONS,
  isMlEntity,
} from '../kinds';
import { ML_KIND_DEFINITIONS, readAnnotationRefs } from '../model';
import { findRelationPair } from '../relations';
import { cleanText } from './cleanText';

/**
 * A relation as one entity's own side declares it, named by the forward type of its pair: `from` is the source of the
 * forward relation, whichever end declares it.
 *
 * @public
 */
export interface DeclaredLink {
  relation: string;
  from: string;
  to: string;
}

/**
 * What the rules read of a catalog entity, and nothing else: small enough to hold a whole catalog in memory, plain enough
 * to store and to hash.
 *
 * @public
 */
export interface EntityFacts {
  /** Entity ref, in lower case. */
  ref: string;
  kind: string;
  /** `metadata.title`, else the name. */
  title: string;
  description?: string;
  type?: string;
  lifecycle?: string;
  /** Entity ref of the Group or User that owns it. */
  owner?: string;
  /** Entity ref. */
  system?: string;
  /** Annotations that the rules read. */
  annotations: Record<string, string>;
  /** Relations that its own side declares. */
  links: DeclaredLink[];
  /** Groups: the parent. */
  parent?: string;
  /** Groups: groups directly under it, as it names them itself. */
  children?: string[];
  /** Groups: members, as it names them itself. */
  members?: string[];
  /** Users: the groups that they are a direct member of. */
  memberOf?: string[];
  /** Users: their address in lower case. Commits carry it; nobody is shown it. */
  email?: string;
  /** Models, Datasets and Pipelines. */
  ml?: MlFacts;
}

/**
 * What only Models, Datasets and Pipelines have.
 *
 * @public
 */
export interface MlFacts {
  tier?: number;
  /** Entity ref of the group that holds the pager, where it is not the owner. */
  operatedBy?: string;
  /** Entity refs. */
  authors: string[];
  contract?: string;
  versioning?: string;
  freshness?: string;
  orchestrator?: string;
  operations: JsonObject;
  boundaries: JsonObject;
}

/**
 * The kinds that the rules read.
 *
 * @public
 */
export const FACT_KINDS = [
  ...ML_KINDS,
  'Component',
  'API',
  'Resource',
  'System',
  'Group',
  'User',
] as const;

/** Lengths in UTF-16 code units. What is longer is cut: it is shown and searched, never decided on. */
const LONGEST_TITLE = 500;
const LONGEST_DESCRIPTION = 2000;

const TIERS = [1, 2, 3, 4];

const ANNOTATIONS_READ: readonly string[] = [
  ...ON_CALL_ANNOTATIONS,
  ML_ANNOTATIONS.mlflowModel,
  ML_ANNOTATIONS.registry,
  ML_ANNOTATIONS.serving,
  ML_ANNOTATIONS.platform,
  ML_ANNOTATIONS.observedAs,
];

/**
 * Reads the facts of an entity of one of {@link FACT_KINDS}. Values of a wrong type count as absent here; the criterion
 * that reads `operations` and `boundaries` says what is wrong with them.
 *
 * @public
 */
export function readEntityFacts(entity: Entity): EntityFacts {
  const ref = stringifyEntityRef(entity);
  const spec: JsonObject = entity.spec ?? {};
  const refs = (value: JsonValue | undefined, defaultKind: string) =>
    readRefs(entity, value, defaultKind);
  const one = (value: JsonValue | undefined, defaultKind: string) =>
    refs(value, defaultKind)[0];

  const facts: EntityFacts = {
    ref,
    kind: entity.kind,
    title:
      readText(entity.metadata.title, LONGEST_TITLE) ?? entity.metadata.name,
    description: readText(entity.metadata.description, LONGEST_DESCRIPTION),
    type: readText(spec.type),
    lifecycle: readText(spec.lifecycle),
    owner: one(spec.owner, 'group'),
    system: one(spec.system, 'system'),
    annotations: Object.fromEntries(
      Object.entries(entity.metadata.annotations ?? {}).filter(
        ([key, value]) =>
          ANNOTATIONS_READ.includes(key) && typeof value === 'string',
      ),
    ),
    links: readLinks(entity, ref),
  };

  if (entity.kind === 'Group') {
    facts.parent = one(spec.parent, 'group') ?? related(entity, 'childOf')[0];
    facts.children = refs(spec.children, 'group');
    facts.members = unique([
      ...refs(spec.members, 'user'),
      ...related(entity, 'hasMember'),
    ]);
  }
  if (entity.kind === 'User') {
    facts.memberOf = unique([
      ...refs(spec.memberOf, 'group'),
      ...related(entity, 'memberOf'),
    ]);
    facts.email = readText(readObject(spec.profile).email)?.toLocaleLowerCase(
      'en-US',
    );
  }
  if (isMlEntity(entity)) {
    facts.ml = {
      tier: TIERS.find(tier => tier === spec.tier),
      operatedBy: one(spec.operatedBy, 'group'),
      authors: refs(spec.authors, 'user'),
      contract: readText(spec.contract),
      versioning: readText(spec.versioning),
      freshness: readText(spec.freshness),
      orchestrator: readText(spec.orchestrator),
      operations: readObject(spec.operations),
      boundaries: readObject(spec.boundaries),
    };
  }
  return facts;
}

function readLinks(entity: Entity, ref: string): DeclaredLink[] {
  const links: DeclaredLink[] = [];
  const add = (relation: string, target: string) => {
    const found = findRelationPair(relation);
    if (found) {
      links.push({
        relation: found.pair.forward.type,
        from: found.direction === 'forward' ? ref : target,
        to: found.direction === 'forward' ? target : ref,
      });
    }
  };
  if (isMlEntity(entity)) {
    const definition = ML_KIND_DEFINITIONS.find(
      ({ kind }) => kind === entity.kind,
    );
    for (const field of definition?.fields ?? []) {
      if (field.shape === 'ref' || field.shape === 'refs') {
        const value = entity.spec[field.name];
        for (const target of readRefs(entity, value, field.defaultKind)) {
          add(field.relation, target);
        }
      }
    }
  }
  for (const { type, target } of readAnnotationRefs(entity).relations) {
    add(type, stringifyEntityRef(target));
  }
  return links;
}

function readRefs(
  entity: Entity,
  value: JsonValue | undefined,
  defaultKind: string | undefined,
): string[] {
  const values = Array.isArray(value) ? value : [value];
  const result: string[] = [];
  for (const item of values) {
    if (typeof item === 'string' && item) {
      try {
        result.push(
          stringifyEntityRef(
            parseEntityRef(item, {
              defaultKind,
              defaultNamespace: entity.metadata.namespace,
            }),
          ),
        );
      } catch {
        // Ingestion refuses malformed refs with a message; whatever slips through names nothing.
      }
    }
  }
  return unique(result);
}

function related(entity: Entity, relationType: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === relationType)
    .map(relation => relation.targetRef);
}

function readText(
  value: JsonValue | undefined,
  longest: number = LONGEST_TITLE,
): string | undefined {
  const text = typeof value === 'string' ? cleanText(value, longest) : '';
  return text.trim() ? text : undefined;
}

function readObject(value: JsonValue | undefined): JsonObject {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? value
    : {};
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
