import { JsonObject, JsonValue } from '@backstage/types';

/**
 * The common properties of all fields of `spec`. The catalog's lenient schema, the published strict one, the
 * kinds reference and the messages of the catalog processor are all generated from the field definitions.
 *
 * @public
 */
export interface MlFieldBase {
  /** Key within `spec`. */
  readonly name: string;
  /** The meaning of the field, in one or two sentences. */
  readonly description: string;
  readonly required?: boolean;
  /** At least one; the first one is used in the kinds reference and in messages. */
  readonly examples: readonly JsonValue[];
}

/**
 * Text: any string that is not empty.
 *
 * @public
 */
export interface MlTextField extends MlFieldBase {
  readonly shape: 'text';
  /** Conventional values, which editors suggest; other values are accepted. */
  readonly conventional?: readonly string[];
  /** Regular expression that the strict schema adds; the catalog itself accepts any text. */
  readonly strictPattern?: { readonly pattern: string; readonly says: string };
}

/**
 * The criticality: a whole number from 1 to 4.
 *
 * @public
 */
export interface MlTierField extends MlFieldBase {
  readonly shape: 'tier';
}

/**
 * One entity ref (`ref`) or a list of them (`refs`). The relation table has the allowed kinds of targets.
 *
 * @public
 */
export interface MlRefField extends MlFieldBase {
  readonly shape: 'ref' | 'refs';
  /** The type of the relation from this entity to the target. */
  readonly relation: string;
  /** The kind of a ref without one; if absent, a ref must include its kind. */
  readonly defaultKind?: string;
}

/**
 * An object that the catalog accepts as it is; only the strict schema checks its content.
 *
 * @public
 */
export interface MlObjectField extends MlFieldBase {
  readonly shape: 'object';
  /** The strict schema of the object. */
  readonly strictSchema: JsonObject;
}

/**
 * One field of `spec`.
 *
 * @public
 */
export type MlFieldDefinition =
  | MlTextField
  | MlTierField
  | MlRefField
  | MlObjectField;

/**
 * One kind: its names, and the fields of its `spec` in the usual order.
 *
 * @public
 */
export interface MlKindDefinition {
  readonly kind: 'Model' | 'Dataset' | 'Pipeline';
  readonly singular: string;
  readonly plural: string;
  readonly description: string;
  readonly fields: readonly MlFieldDefinition[];
}
