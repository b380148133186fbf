/** The sections of a runbook that are checked. */
export type RunbookSection = 'prerequisites' | 'steps' | 'verification';

/**
 * Terms of one language. A term matches if a heading contains its words in sequence; `*` matches any ending, `?` any
 * word. With `=`, the heading consists of the term alone; with `^`, it begins with it. Terms of languages without
 * spaces match anywhere.
 */
export interface LanguageTerms
  extends Record<RunbookSection, readonly string[]> {
  /** What a good result is. Such a section may also be before the steps. */
  outcome: readonly string[];
  /** Terms that mean steps only without a term for another section: "How to deploy", "Rollback". */
  weakSteps: readonly string[];
  /** Looking for the cause: steps, but their checks are not about the result. */
  investigation: readonly string[];
  /** Sections that are none of these, so that their lists are not steps. */
  other: readonly string[];
  /** Beginnings of an instruction to check something. */
  checkVerbs: readonly string[];
  /** Beginnings of an instruction that changes nothing. */
  lookVerbs: readonly string[];
}
