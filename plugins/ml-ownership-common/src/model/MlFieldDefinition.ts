import { JsonObject, JsonValue } from '@backstage/types';

/**
 * What every field of `spec` says about itself. The catalog's lenient schema, the published strict one, the kinds
 * reference and the messages of the catalog processor are all made from it.
 *
 * @public
 */
export interface MlFieldBase {
  /** Key within `spec`. */
  readonly name: string;
  /** What it means, in one or two sentences. */
  readonly description: string;
  readonly required?: boolean;
  /** At least one; the first one stands in the kinds reference and in messages. */
  readonly examples: readonly JsonValue[];
}

/**
 * Text: any string that is not empty.
 *
 * @public
 */
export interface MlTextField extends MlFieldBase {
  readonly shape: 'text';
  /** The values are conventions: others are accepted. They are offered by editors. */
  readonly conventional?: readonly string[];
  /** Regular expression that the strict schema adds; the catalog itself takes any text. */
  readonly strictPattern?: { readonly pattern: string; readonly says: string };
}

/**
 * How critical it is: a whole number from 1 to 4.
 *
 * @public
 */
export interface MlTierField extends MlFieldBase {
  readonly shape: 'tier';
}

/**
 * One entity ref (`ref`) or a list of them (`refs`). Which kinds it may point at is read in the relation table.
 *
 * @public
 */
export interface MlRefField extends MlFieldBase {
  readonly shape: 'ref' | 'refs';
  /** The relation type that it yields, from this entity to the target. */
  readonly relation: string;
  /** The kind of a ref that names none; where absent, a ref must name its kind. */
  readonly defaultKind?: string;
}

/**
 * An object that the catalog takes as it is; only the strict schema looks inside.
 *
 * @public
 */
export interface MlObjectField extends MlFieldBase {
  readonly shape: 'object';
  /** What the strict schema allows inside. */
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
 * One kind: its names, and the fields of its `spec` in the order in which people write them.
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
