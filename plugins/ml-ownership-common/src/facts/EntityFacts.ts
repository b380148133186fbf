import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
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
import { sanitizeText } from './sanitizeText';
import { declaresNothing } from './isPlaceholder';
import { parsePerson } from './parsePerson';

/**
 * A relation that an entity declares, named by the forward type of its pair: `from` is the source of the
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
 * The part of a catalog entity that the rules read: small enough to keep a whole catalog in memory, plain
 * enough to store and to hash.
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
  /** Relations that the entity itself declares. */
  links: DeclaredLink[];
  /** Groups: the parent. */
  parent?: string;
  /** Groups: direct child groups that the group itself declares. */
  children?: string[];
  /** Groups: members that the group itself declares. */
  members?: string[];
  /** Users: the groups that they are a direct member of. */
  memberOf?: string[];
  /** Users: their address in lower case. Used to match commits, never shown. */
  email?: string;
  /** Models, Datasets and Pipelines. */
  ml?: MlFacts;
}

/**
 * The facts that only Models, Datasets and Pipelines have.
 *
 * @public
 */
export interface MlFacts {
  tier?: number;
  /** Entity ref of the operating group, if it is not the owner. */
  operatedBy?: string;
  /** Entity refs of Users, or e-mail addresses in lower case. */
  authors: string[];
  contract?: string;
  versioning?: string;
  freshness?: string;
  orchestrator?: string;
  operations: JsonObject;
  boundaries: JsonObject;
  /** The uid from the catalog; it changes if the entity is deleted and added again. */
  uid?: string;
  /** The location annotations as one text, equal for the same source. */
  location?: string;
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

/** The catalog sets it if no location declares the entity any more. */
const ORPHAN_ANNOTATION = 'backstage.io/orphan';

/**
 * Whether an entity is an orphan: its location is gone, and the catalog keeps the last known state.
 *
 * @public
 */
export function isOrphan({ annotations }: EntityFacts): boolean {
  return annotations[ORPHAN_ANNOTATION] === 'true';
}

/** Lengths in UTF-16 code units. Longer texts are cut: they are shown and searched, but decide nothing. */
const MAX_TITLE_LENGTH = 500;
const MAX_DESCRIPTION_LENGTH = 2000;

const TIERS = [1, 2, 3, 4];

const ANNOTATIONS_READ: readonly string[] = [
  ...ON_CALL_ANNOTATIONS,
  ML_ANNOTATIONS.mlflowModel,
  ML_ANNOTATIONS.registry,
  ML_ANNOTATIONS.serving,
  ML_ANNOTATIONS.platform,
  ML_ANNOTATIONS.datasetAliases,
  ORPHAN_ANNOTATION,
];

/**
 * Returns the refs of the Users that an entity declares as authors. Authors with only an address are left
 * out, because addresses are never shown.
 *
 * @public
 */
export function authorRefs({ ml }: EntityFacts): string[] {
  return ml?.authors.filter(person => person.startsWith('user:')) ?? [];
}

/** Annotations with the location of an entity's description. */
const LOCATIONS_READ = [
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
];

/**
 * Reads the facts of an entity of one of {@link FACT_KINDS}. Values of a wrong type count as absent; the
 * criterion that reads `operations` or `boundaries` reports them.
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
      readText(entity.metadata.title, MAX_TITLE_LENGTH) ?? entity.metadata.name,
    description: readText(entity.metadata.description, MAX_DESCRIPTION_LENGTH),
    type: readText(spec.type),
    lifecycle: readText(spec.lifecycle),
    owner: one(spec.owner, 'group'),
    system: one(spec.system, 'system'),
    annotations: Object.fromEntries(
      Object.entries(entity.metadata.annotations ?? {})
        .filter(
          ([key, value]) =>
            ANNOTATIONS_READ.includes(key) && readDeclared(value) !== undefined,
        )
        .map(([key, value]) => [key, value.trim()]),
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
    facts.email = readAddress(readObject(spec.profile).email);
  }
  if (isMlEntity(entity)) {
    facts.ml = {
      tier: TIERS.find(tier => tier === spec.tier),
      operatedBy: one(spec.operatedBy, 'group'),
      authors: readPeople(entity, spec.authors),
      contract: readDeclared(spec.contract),
      versioning: readDeclared(spec.versioning),
      freshness: readDeclared(spec.freshness),
      orchestrator: readDeclared(spec.orchestrator),
      operations: trimTexts(readObject(spec.operations)),
      boundaries: trimTexts(readObject(spec.boundaries)),
      uid: readText(entity.metadata.uid),
      location: readLocation(entity),
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
        // Ingestion rejects malformed refs with a message; a malformed ref that is here anyway is ignored.
      }
    }
  }
  return unique(result);
}

function readLocation(entity: Entity): string | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const found = LOCATIONS_READ.flatMap(key =>
    annotations[key] ? `${key}=${annotations[key]}` : [],
  );
  return found.length > 0 ? found.join('\n') : undefined;
}

function readPeople(entity: Entity, value: JsonValue | undefined): string[] {
  const values = Array.isArray(value) ? value : [value];
  return unique(
    values.flatMap(item =>
      typeof item === 'string'
        ? parsePerson(item, entity.metadata.namespace) ?? []
        : [],
    ),
  );
}

/** The normalized e-mail address of a User; undefined if the value is not an address. */
function readAddress(value: JsonValue | undefined): string | undefined {
  const person = parsePerson(readText(value) ?? '');
  return person?.includes('@') ? person : undefined;
}

function related(entity: Entity, relationType: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === relationType)
    .map(relation => relation.targetRef);
}

function readText(
  value: JsonValue | undefined,
  longest: number = MAX_TITLE_LENGTH,
): string | undefined {
  const text =
    typeof value === 'string' ? sanitizeText(value, longest).trim() : '';
  return text || undefined;
}

/** A non-empty text that is not a placeholder. */
function readDeclared(value: JsonValue | undefined): string | undefined {
  const text = readText(value);
  return text === undefined || declaresNothing(text) ? undefined : text;
}

/** Trims all texts in a value: YAML block text ends with a line break. */
function trimTexts<T extends JsonValue | undefined>(value: T): T {
  if (typeof value === 'string') {
    return value.trim() as T;
  }
  if (Array.isArray(value)) {
    return value.map(trimTexts) as T;
  }
  return value && typeof value === 'object'
    ? (Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, trimTexts(inner)]),
      ) as T)
    : value;
}

function readObject(value: JsonValue | undefined): JsonObject {
  return value && typeof value === 'object' && !Array.isArray(value)
    ? value
    : {};
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
