import { parseDocument, YAMLParseError } from 'yaml';
import { ParsedData } from './ParsedData';

/** Lines that a merge left behind; YAML would often complain about something else first. */
const CONFLICT = /^(?:<{7}|>{7})(?:\s|$)/m;

/** How deep a document may nest. The parser recurses, and nobody's contract is deeper. */
const DEEPEST = 100;

/**
 * Parses YAML, and JSON with it. Aliases are bounded, so that a small document cannot become a large one.
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
    const document = parseDocument(content, {
      logLevel: 'silent',
      prettyErrors: true,
    });
    const [problem] = document.errors;
    return problem
      ? { ok: false, problem: describe(problem) }
      : { ok: true, value: document.toJS({ maxAliasCount: 50 }) };
  } catch {
    return { ok: false, problem: 'it is no YAML that can be resolved' };
  }
}

function describe(problem: YAMLParseError): string {
  const line = problem.linePos?.[0].line;
  const words: Partial<Record<YAMLParseError['code'], string>> = {
    DUPLICATE_KEY: 'a key stands there twice',
    BAD_INDENT: 'the indentation is wrong',
    TAB_AS_INDENT: 'a tab is used for indentation',
    MISSING_CHAR: 'a character is missing',
  };
  return `${words[problem.code] ?? 'invalid YAML'}${
    line === undefined ? '' : ` in line ${line}`
  }`;
}

/** By brackets and by indentation, without parsing. */
function nestsTooDeep(content: string): boolean {
  let depth = 0;
  for (const { 0: mark } of content.matchAll(/[[\]{}]|(?:- ){20,}/g)) {
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
