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
 * The fields of `spec` that Model, Dataset and Pipeline have in common.
 *
 * @public
 */
export interface MlSpec extends JsonObject {
  /** Free text; the kinds reference lists the conventional values. */
  type: string;
  lifecycle: string;
  /** Entity ref of the accountable Group. A User is accepted, but fails a criterion. */
  owner: string;
  /** Entity ref of the System that it belongs to. */
  system?: string;
  /** Entity ref of the Group that is on call; defaults to the owner. */
  operatedBy?: string;
  /** Entity refs of the Users who built it. They stay after a handover. */
  authors?: string[];
  /** From 1, most critical, to 4. */
  tier?: number;
  dependsOn?: string[];
  /** Entity refs of Components and Resources. */
  monitoredBy?: string[];
  /** Entity refs of the same kind. */
  supersedes?: string[];
  /**
   * How it is retrained, deployed, observed, recovered and changed. The catalog accepts any object; a flaw
   * fails the criterion that reads it. The published JSON Schema has the strict shape.
   */
  operations?: JsonObject;
  /** The boundaries to other teams; as lenient as `operations`. */
  boundaries?: JsonObject;
}

/**
 * A trained model, independent of the systems that serve it.
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
 * Data that models are trained or evaluated on, or that they write.
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
 * A job or workflow that produces datasets or models, or uses them.
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
 * A Model, Dataset or Pipeline.
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

/**
 * Whether an entity is a Model.
 *
 * @public
 */
export function isModelEntity(entity: Entity): entity is ModelEntity {
  return isOfKind(entity, 'Model');
}

/**
 * Whether an entity is a Dataset.
 *
 * @public
 */
export function isDatasetEntity(entity: Entity): entity is DatasetEntity {
  return isOfKind(entity, 'Dataset');
}

/**
 * Whether an entity is a Pipeline.
 *
 * @public
 */
export function isPipelineEntity(entity: Entity): entity is PipelineEntity {
  return isOfKind(entity, 'Pipeline');
}

/**
 * Whether an entity is a Model, Dataset or Pipeline.
 *
 * @public
 */
export function isMlEntity(entity: Entity): entity is MlEntity {
  return ML_KINDS.some(kind => isOfKind(entity, kind));
}

/**
 * Resolves a link in an entity, such as a runbook, to an absolute URL: absolute links are unchanged, relative
 * ones are resolved against the file that the entity was read from.
 *
 * @returns undefined if the link is relative and the entity was not read from a URL
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
