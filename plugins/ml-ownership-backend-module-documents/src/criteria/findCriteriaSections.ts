import { classifyHeading } from '../runbook';
import { normalize, TextBlock, TextHeading, termMatcher } from '../text';
import {
  BARE_SUBJECTS,
  CRITERIA_TERMS,
  CriteriaSubject,
  DEPLOYMENT_TERMS,
  NOT_CRITERIA_TERMS,
  OTHER_CRITERIA_TERMS,
  RULE_TERMS,
  SUBJECT_TERMS,
  WHEN_TERMS,
} from './criteriaTerms';

/** A section that may contain criteria. */
export interface CriteriaSection {
  heading: string;
  /**
   * What the section is about: `criteria` for the subject, `rules` for it, one of both alone (`bare`), or nothing that
   * is known to be about something else (`unnamed`).
   */
  kind: 'criteria' | 'rules' | 'bare' | 'unnamed';
  blocks: TextBlock[];
}

const CRITERIA = termMatcher(CRITERIA_TERMS);
const WHEN = termMatcher(WHEN_TERMS);
const RULES = termMatcher(RULE_TERMS);
const BARE = termMatcher(BARE_SUBJECTS);
const NOT_CRITERIA = termMatcher(NOT_CRITERIA_TERMS);
const OTHER_CRITERIA = termMatcher(OTHER_CRITERIA_TERMS);
const DEPLOYMENT = termMatcher(DEPLOYMENT_TERMS);
const SUBJECTS = {
  release: termMatcher(SUBJECT_TERMS.release),
  rollback: termMatcher(SUBJECT_TERMS.rollback),
};

type Kind = CriteriaSection['kind'] | 'excluded';

interface OpenSection {
  level: number;
  text: string;
  kind: Kind;
  isExcluded: boolean;
}

/** The sections of a document that may contain criteria, with the blocks of their subsections about nothing else. */
export function findCriteriaSections(
  blocks: readonly TextBlock[],
  subject: CriteriaSubject,
): CriteriaSection[] {
  const sections: CriteriaSection[] = [];
  let path: OpenSection[] = [];
  let current: CriteriaSection | undefined = {
    heading: '',
    kind: 'unnamed',
    blocks: [],
  };
  sections.push(current);
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      current?.blocks.push(block);
      continue;
    }
    path = path.filter(({ level }) => level < block.level);
    const opened = openSection(block, path, subject);
    path = block.text === '' ? path : [...path, opened];
    const { kind } = block.text === '' ? path.at(-1) ?? opened : opened;
    current =
      kind === 'excluded'
        ? undefined
        : { heading: block.text, kind, blocks: [] };
    if (current) {
      sections.push(current);
    }
  }
  return sections.filter(section => section.blocks.length > 0);
}

function openSection(
  { text, level }: TextHeading,
  outer: readonly OpenSection[],
  subject: CriteriaSubject,
): OpenSection {
  const own = kindOf(text, outer, subject);
  const around = outer.at(-1);
  const { parts, namesSteps, isOther } = classifyHeading(text);
  const isForOther = namesSubject(text, opposite(subject));
  const isElsewhere = isOther || isForOther || parts.includes('steps');
  const inherits =
    own === 'unnamed' &&
    (around?.kind === 'criteria' || around?.kind === 'rules') &&
    !isElsewhere;
  const heading = normalize(text.slice(0, 300));
  const isExcluded =
    (around?.isExcluded ?? false) ||
    (CRITERIA.test(heading) ? OTHER_CRITERIA : NOT_CRITERIA).test(heading);
  const kind = inherits ? around!.kind : own;
  return {
    level,
    text,
    kind:
      kind === 'unnamed' && (isExcluded || isOther || isForOther || namesSteps)
        ? 'excluded'
        : kind,
    isExcluded,
  };
}

/** What a heading says of criteria, itself or together with those around it. */
function kindOf(
  text: string,
  outer: readonly OpenSection[],
  subject: CriteriaSubject,
): CriteriaSection['kind'] {
  const heading = normalize(text.slice(0, 300));
  const names = SUBJECTS[subject].test(heading);
  const other = opposite(subject);
  if (!names && SUBJECTS[other].test(heading)) {
    return 'unnamed';
  }
  // The innermost heading around that names one of the subjects decides.
  const around = outer.findLast(one =>
    [subject, other].some(each => namesSubject(one.text, each)),
  );
  const isAbout =
    names || (around !== undefined && namesSubject(around.text, subject));
  if (CRITERIA.test(heading)) {
    const isDeployment = subject === 'release' && DEPLOYMENT.test(heading);
    if (isAbout || isDeployment) {
      return 'criteria';
    }
    return BARE.test(heading) ? 'bare' : 'unnamed';
  }
  if (WHEN.test(heading) && names) {
    return 'criteria';
  }
  if (RULES.test(heading) && isAbout) {
    return 'rules';
  }
  return names && BARE.test(heading) ? 'bare' : 'unnamed';
}

/** Whether a text names a release, or a rollback. */
export function namesSubject(text: string, subject: CriteriaSubject): boolean {
  return SUBJECTS[subject].test(normalize(text.slice(0, 300)));
}

function opposite(subject: CriteriaSubject): CriteriaSubject {
  return subject === 'release' ? 'rollback' : 'release';
}
