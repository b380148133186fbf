import { Entity, getEntitySourceLocation } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

/**
 * The API version of the three kinds.
 *
 * @public
 */
export const ML_API_VERSION = 'mlownership.dev/v1alpha1';

/**
 * The names of the three kinds.
 *
 * @public
 */
export const ML_KINDS = ['Model', 'Dataset', 'Pipeline'] as const;

/**
 * What Model, Dataset and Pipeline have in common.
 *
 * @public
 */
export interface MlSpec extends JsonObject {
  /** Free text; the kinds reference lists conventional values. */
  type: string;
  lifecycle: string;
  /** Entity ref of the accountable Group. A User is accepted, and fails a criterion. */
  owner: string;
  /** Entity ref of the System that it is part of. */
  system?: string;
  /** Entity ref of the Group that holds the pager; the owner where absent. */
  operatedBy?: string;
  /** Entity refs of the Users who built it. They stay after a handover. */
  authors?: string[];
  /** 1 most critical … 4. */
  tier?: number;
  dependsOn?: string[];
  /** Entity refs of Components and Resources. */
  monitoredBy?: string[];
  /** Entity refs of the same kind. */
  supersedes?: string[];
  /**
   * How it is retrained, deployed, observed, recovered and changed. The catalog takes any object here: a flaw fails the
   * criterion that reads it. The strict shape is in the published JSON Schema.
   */
  operations?: JsonObject;
  /** Where it ends and what others begin; lenient in the same way. */
  boundaries?: JsonObject;
}

/**
 * A trained model, whatever serves it.
 *
 * @public
 */
export interface ModelEntity extends Entity {
  apiVersion: typeof ML_API_VERSION;
  kind: 'Model';
  spec: MlSpec & {
    /** Pipelines. */
    producedBy?: string[];
    /** Datasets. */
    trainedOn?: string[];
    /** Datasets. */
    evaluatedOn?: string[];
    /** Base models. */
    derivedFrom?: string[];
    /** Components, APIs, Resources. */
    servedBy?: string[];
  };
}

/**
 * Data that models learn from, are judged by, or write.
 *
 * @public
 */
export interface DatasetEntity extends Entity {
  apiVersion: typeof ML_API_VERSION;
  kind: 'Dataset';
  spec: MlSpec & {
    /** Pipelines. */
    producedBy?: string[];
    /** Datasets. */
    derivedFrom?: string[];
    /** URL or path of an ODCS or Croissant document. */
    contract?: string;
    /** How a version is pinned: `delta`, `dvc`, `iceberg-snapshot`, `content-digest`, … */
    versioning?: string;
    /** ISO 8601 duration. */
    freshness?: string;
    /** Group or User. */
    steward?: string;
  };
}

/**
 * A job or workflow that makes datasets or models, or acts on them.
 *
 * @public
 */
export interface PipelineEntity extends Entity {
  apiVersion: typeof ML_API_VERSION;
  kind: 'Pipeline';
  spec: MlSpec & {
    /** Datasets. */
    consumes?: string[];
    /** Models. */
    usesModel?: string[];
    /** Datasets and Models. */
    produces?: string[];
    orchestrator?: string;
    schedule?: string;
    /** Pipelines. */
    triggers?: string[];
  };
}

/**
 * Any of the three.
 *
 * @public
 */
export type MlEntity = ModelEntity | DatasetEntity | PipelineEntity;

function isOfKind(entity: Entity, kind: string): boolean {
  return (
    entity.apiVersion === ML_API_VERSION &&
    entity.kind.toLocaleLowerCase('en-US') === kind.toLocaleLowerCase('en-US')
  );
}

/** @public */
export function isModelEntity(entity: Entity): entity is ModelEntity {
  return isOfKind(entity, 'Model');
}

/** @public */
export function isDatasetEntity(entity: Entity): entity is DatasetEntity {
  return isOfKind(entity, 'Dataset');
}

/** @public */
export function isPipelineEntity(entity: Entity): entity is PipelineEntity {
  return isOfKind(entity, 'Pipeline');
}

/** @public */
export function isMlEntity(entity: Entity): entity is MlEntity {
  return ML_KINDS.some(kind => isOfKind(entity, kind));
}

/**
 * The absolute URL of a link in an entity, such as a runbook: absolute links stay, relative ones are resolved against
 * the file that the entity was read from.
 *
 * @returns undefined where the link is relative and the entity was not read from a URL
 * @public
 */
export function resolveEntityLink(
  entity: Entity,
  link: string,
): string | undefined {
  if (/^https?:\/\//i.test(link)) {
    return link;
  }
  let source;
  try {
    source = getEntitySourceLocation(entity);
  } catch {
    return undefined;
  }
  return source.type === 'url' && URL.canParse(link, source.target)
    ? new URL(link, source.target).toString()
    : undefined;
}
