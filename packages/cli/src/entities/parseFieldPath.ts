/** A step into a YAML document: a key, or an index of a list. */
export type PathSegment = string | number;

const SEGMENT = /\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g;

/**
 * Splits the path of a field in a message.
 *
 * @example `metadata.annotations["mlownership.dev/consumes"][1]` has the segments `metadata`, `annotations`,
 * `mlownership.dev/consumes` and 1
 */
export function parseFieldPath(field: string): PathSegment[] {
  return [...field.matchAll(SEGMENT)].map(([, quoted, index, key]) =>
    index === undefined ? quoted ?? key : Number(index),
  );
}
