import { JsonValue } from '@backstage/types';
import {
  Document,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  YAMLError,
} from 'yaml';

/**
 * Why a YAML document cannot be parsed.
 *
 * @public
 */
export type ProposalYamlProblem =
  | 'duplicateKey'
  | 'tab'
  | 'indentation'
  | 'missingCharacter'
  | 'escape'
  | 'quotes'
  | 'alias'
  | 'severalDocuments'
  | 'syntax';

const PROBLEMS: Partial<Record<YAMLError['code'], ProposalYamlProblem>> = {
  BAD_ALIAS: 'alias',
  BAD_DQ_ESCAPE: 'escape',
  BAD_INDENT: 'indentation',
  BAD_SCALAR_START: 'quotes',
  BLOCK_AS_IMPLICIT_KEY: 'quotes',
  DUPLICATE_KEY: 'duplicateKey',
  MISSING_CHAR: 'missingCharacter',
  // A text over several lines that contains a colon: most likely a line that is indented too far.
  MULTILINE_IMPLICIT_KEY: 'indentation',
  MULTIPLE_DOCS: 'severalDocuments',
  TAB_AS_INDENT: 'tab',
};

/**
 * The content of a YAML document, or the first line that cannot be parsed and why.
 *
 * @public
 */
export type ParsedProposalYaml =
  | { document: JsonValue }
  | { line: number; problem: ProposalYamlProblem };

/**
 * Parses one YAML document, such as an edited proposal. The backend parses it with the same library.
 *
 * @public
 */
export function parseProposalYaml(text: string): ParsedProposalYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
  });
  const { errors } = document;
  if (errors.length > 0) {
    const error =
      errors.find(({ code }) => code === 'MULTILINE_IMPLICIT_KEY') ?? errors[0];
    return {
      line: lines.linePos(findStart(document, error.pos[0])).line,
      problem: PROBLEMS[error.code] ?? 'syntax',
    };
  }
  try {
    return { document: document.toJS() };
  } catch {
    // The library throws if an alias has no anchor, and if there are too many to resolve.
    return { line: findAliasLine(document, lines), problem: 'alias' };
  }
}

/** Where the text in quotes begins whose end is at a position, else that position. */
function findStart(document: Document.Parsed, position: number): number {
  let start = position;
  visit(document, {
    Scalar(_, { range, type }) {
      if (type?.startsWith('QUOTE') && range && range[1] === position) {
        start = range[0];
      }
    },
  });
  return start;
}

/** The line of the first alias without an anchor, else of the last alias. */
function findAliasLine(document: Document.Parsed, lines: LineCounter): number {
  let offset = 0;
  visit(document, {
    Alias(_, alias) {
      offset = alias.range?.[0] ?? offset;
      return isNode(alias.resolve(document)) ? undefined : visit.BREAK;
    },
  });
  return lines.linePos(offset).line;
}
