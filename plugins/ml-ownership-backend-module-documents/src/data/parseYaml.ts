import { load, YAMLException } from 'js-yaml';
import { ParsedData } from './ParsedData';

/** Lines that a merge left behind; YAML would often complain about something else first. */
const CONFLICT = /^(?:<{7}|>{7})(?:[ \t]|$)/m;

/** How deep a document may nest. Parser and readers recurse, and nobody's contract is deeper. */
const DEEPEST = 100;

/** How many values a document may hold once its aliases are followed. */
const MOST_VALUES = 500_000;

/**
 * Parses YAML, and JSON with it. Nesting and aliases are bounded, so that a small document cannot become a large one.
 */
export function parseYaml(content: string): ParsedData {
  const conflict = CONFLICT.exec(content);
  if (conflict) {
    return {
      ok: false,
      problem: `a merge conflict was left in line ${
        content.slice(0, conflict.index).split('\n').length
      }`,
    };
  }
  if (nestsTooDeep(content)) {
    return { ok: false, problem: `it nests deeper than ${DEEPEST} levels` };
  }
  try {
    const value = load(content);
    return countValues(value, new Map()) > MOST_VALUES
      ? {
          ok: false,
          problem: 'its aliases stand for too much, or for themselves',
        }
      : { ok: true, value };
  } catch (error) {
    const line = error instanceof YAMLException ? error.mark?.line : undefined;
    const what = /duplicated mapping key/.test(String(error))
      ? 'a key stands there twice'
      : 'invalid YAML';
    return {
      ok: false,
      problem: line === undefined ? what : `${what} in line ${line + 1}`,
    };
  }
}

/** How many values there are, each alias counted as all that it stands for; infinite where one stands for itself. */
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

/** By brackets and by indentation, without parsing. */
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
    if (depth > DEEPEST) {
      return true;
    }
  }
  // Every level of a block takes at least one column.
  let levels: number[] = [];
  for (const { 1: indent } of content.matchAll(/^( *)[^\s#]/gm)) {
    levels = levels.filter(level => level < indent.length);
    levels.push(indent.length);
    if (levels.length > DEEPEST) {
      return true;
    }
  }
  return false;
}
