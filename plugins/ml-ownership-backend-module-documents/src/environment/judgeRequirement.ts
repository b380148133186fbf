/** What a requirement of pip says about the version of its package. */
type RequirementKind =
  /** One version only. */
  | 'pinned'
  /** Part of the repository, such as the project itself. */
  | 'local'
  /** An option of pip, such as an index. */
  | 'option'
  | 'open';

/** A requirement, and the file that it includes instead. */
export interface JudgedRequirement {
  kind: RequirementKind;
  /** Without options and markers. */
  requirement: string;
  hasHash: boolean;
  /** Another requirements file. */
  includes?: string;
  /** A file that limits the versions of what this file requires. */
  constrainedBy?: string;
}

const EXACT =
  /^[A-Za-z0-9][\w.-]*(?:\s*\[[^\]]*\])?\s*\(?\s*===?\s*[\w.!+-]+\s*\)?$/;

/** A commit of a repository, or a hash of the file. */
const PINNED_URL =
  /@[0-9a-f]{40}(?![0-9a-f])|#(?:.*&)?sha256=[0-9a-f]{64}|\/archive\/[0-9a-f]{40}\.(?:zip|tar\.gz)/i;

/** A distribution, whose file name contains its version. */
const DISTRIBUTION_URL =
  /https?:\/\/[^\s#]*\/[\w.]+-v?\d[\w.!+%-]*\.(?:whl|tar\.gz|tar\.bz2|zip)(?:[#?]|$)/i;

/** Requirements are shorter; longer ones would be slow to match. */
const MAX_REQUIREMENT_LENGTH = 2000;

/** A path inside the repository. */
const LOCAL_PATH = /^(?:file:(?!\/)|\.{1,2}(?:[\\/[]|$))/;

/**
 * Judges a line of a requirements file, or an entry of the pip part of a conda environment.
 *
 * @param line - without comment, continuation lines joined
 */
export function judgeRequirement(line: string): JudgedRequirement {
  const text = line.trim();
  const editable = /^(?:-e\b|--editable\b)[\s=]*(.*)$/.exec(text)?.[1];
  const requirement = (editable ?? text)
    .slice(0, MAX_REQUIREMENT_LENGTH)
    .split(/\s+--|\s*;/)[0]
    .trim();
  const hasHash = /--hash[=\s]\w+:[0-9a-f]{32,}/i.test(text);
  const judged = (kind: RequirementKind) => ({ kind, requirement, hasHash });
  if (editable === undefined && text.startsWith('-')) {
    return { ...judged('option'), ...namedFile(text) };
  }
  const named =
    /^[\w.-]+(?:\[[^\]]*\])?\s*@\s*(.+)$/.exec(requirement)?.[1] ?? requirement;
  if (LOCAL_PATH.test(named)) {
    return judged('local');
  }
  const isPinned =
    EXACT.test(requirement) ||
    PINNED_URL.test(requirement) ||
    (/^https?:/i.test(named) && (hasHash || DISTRIBUTION_URL.test(named)));
  return judged(isPinned ? 'pinned' : 'open');
}

/** The file that an option names. */
function namedFile(
  option: string,
): Pick<JudgedRequirement, 'includes' | 'constrainedBy'> {
  const include =
    /^(?:-r|--requirements?)(?:\s*=\s*|\s+|(?<=-r))([^\s=]\S*)/.exec(
      option,
    )?.[1];
  const constraint =
    /^(?:-c|--constraints?)(?:\s*=\s*|\s+|(?<=-c))([^\s=]\S*)/.exec(
      option,
    )?.[1];
  return { includes: include, constrainedBy: constraint };
}
