import { load, YAMLException } from 'js-yaml';
import { ParsedData } from './ParsedData';

/** Markers of an unresolved merge; YAML would often report a different problem first. */
const MERGE_CONFLICT_MARKER = /^(?:<{7}|>{7})(?:[ \t]|$)/m;

/** Maximum nesting of a document. Parser and readers are recursive, and no real contract is nested deeper. */
const MAX_DEPTH = 100;

/** Maximum number of values in a document with its aliases resolved. */
const MAX_VALUES = 500_000;

/**
 * Parses YAML, including JSON. Nesting and aliases are limited, so that a small document cannot expand into a large
 * one.
 */
export function parseYaml(content: string): ParsedData {
  return parseYamlWith(content, load);
}

/** @param parse - throws a YAMLException */
export function parseYamlWith(
  content: string,
  parse: (text: string) => unknown,
): ParsedData {
  const conflict = MERGE_CONFLICT_MARKER.exec(content);
  if (conflict) {
    return {
      ok: false,
      problem: `an unresolved merge conflict in line ${
        content.slice(0, conflict.index).split('\n').length
      }`,
    };
  }
  if (nestsTooDeep(content)) {
    return { ok: false, problem: `it nests deeper than ${MAX_DEPTH} levels` };
  }
  try {
    const value = parse(content);
    return countValues(value, new Map()) > MAX_VALUES
      ? {
          ok: false,
          problem: 'its aliases expand too much, or refer to themselves',
        }
      : { ok: true, value };
  } catch (error) {
    const line = error instanceof YAMLException ? error.mark?.line : undefined;
    const what = /duplicated mapping key/.test(String(error))
      ? 'a key occurs twice'
      : 'invalid YAML';
    return {
      ok: false,
      problem: line === undefined ? what : `${what} in line ${line + 1}`,
    };
  }
}

/** The number of values, with each alias counted as its whole target; infinite for a cyclic alias. */
function countValues(value: unknown, known: Map<object, number>): number {
  if (typeof value !== 'object' || value === null) {
    return 1;
  }
  const counted = known.get(value);
  if (counted !== undefined) {
    return counted;
  }
  known.set(value, Infinity);
  let count = 1;
  for (const inner of Object.values(value)) {
    count += countValues(inner, known);
  }
  known.set(value, count);
  return count;
}

/** Checks brackets and indentation, without parsing. */
function nestsTooDeep(content: string): boolean {
  let depth = 0;
  for (const { 0: mark } of content.matchAll(/[[\]{}]|(?:[-?:] ){20}/g)) {
    if (mark === '[' || mark === '{') {
      depth += 1;
    } else if (mark === ']' || mark === '}') {
      depth = Math.max(0, depth - 1);
    } else {
      return true;
    }
    if (depth > MAX_DEPTH) {
      return true;
    }
  }
  // Every level of a block takes at least one column.
  let levels: number[] = [];
  for (const { 1: indent } of content.matchAll(/^( *)[^\s#]/gm)) {
    levels = levels.filter(level => level < indent.length);
    levels.push(indent.length);
    if (levels.length > MAX_DEPTH) {
      return true;
    }
  }
  return false;
}
