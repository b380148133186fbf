import { LABEL_LEVEL, TextBlock, TextHeading, TextItem } from '../text';
import {
  classifyHeading,
  ExtraHeadingTerms,
  HeadingMeaning,
  NO_MEANING,
} from './classifyHeading';
import { RunbookSection } from './headingTerms';
import { isNumberedHeading, isStepHeading } from './isNumberedHeading';

/** A block with the sections of the runbook that it belongs to. */
export interface PlacedBlock {
  block: TextBlock;
  /** The sections that contain the block, or, for a heading, that it starts. */
  parts: readonly RunbookSection[];
  /** As `parts`, and the sections around them: a subsection about something else is content of its section. */
  around: readonly RunbookSection[];
  /** The heading of the section; absent before the first one. */
  section?: string;
  /** For a heading, the sections that it names itself. */
  named: readonly RunbookSection[];
  /** What the nearest heading that names something is about. */
  meaning: HeadingMeaning;
  /** Text in a step that is not a step itself, such as its expected output. */
  isAside: boolean;
  /** For a heading, whether it is one step: "2. Start it" under "Steps". */
  isStep: boolean;
  /** Number of the section, with or without a meaning. */
  group: number;
}

/** A heading above the current block. */
interface OpenSection {
  level: number;
  parts: readonly RunbookSection[];
  around: readonly RunbookSection[];
  section: string;
  meaning: HeadingMeaning;
  isAside: boolean;
  /** It is one step. */
  isStep: boolean;
  group: number;
}

/** "Prerequisites: the role x" in one line; the rest of the line is the section. */
const LABELLED_LINE = /^([^:：.`]{2,40})[:：]\s*\S/u;

const CHECK: readonly RunbookSection[] = ['verification'];

/** Labels of a line that are usually about something else: "Environment: production". */
const IS_A_FIELD =
  /^(?:access|environment|dependencies|setup|tools|credentials|permissions|safety|results?|outcome|tests?|umgebung|zugang)$/i;

class SectionPlacer {
  #path: OpenSection[] = [];
  #groups = 0;
  /** The open sections before the last label, which are open again after its end. */
  #beforeLabel: OpenSection[] | undefined;
  /** Whether the open section of steps has content, so that what follows is in a step. */
  #isInSteps = false;
  /** The last item of a numbered list, which a label may have split. */
  #lastNumbered: { number: number; path: OpenSection[] } | undefined;

  constructor(
    readonly title: TextBlock | undefined,
    readonly headings: ExtraHeadingTerms,
  ) {}

  placeHeading(block: TextHeading): PlacedBlock {
    const isLabel = block.level === LABEL_LEVEL;
    const meaning =
      block === this.title
        ? NO_MEANING
        : classifyHeading(block.text, this.headings);
    const last = this.#path.at(-1);
    const staysInSteps =
      isLabel &&
      last?.level === LABEL_LEVEL &&
      last.parts.includes('steps') &&
      meaning.parts.length === 0 &&
      !meaning.isOther;
    if (block.text === '') {
      this.#path =
        this.#beforeLabel ??
        this.#path.filter(({ level }) => level < block.level);
      return this.#placed(block, []);
    }
    this.#beforeLabel = isLabel ? this.#path : undefined;
    if (!staysInSteps) {
      this.#path = this.#path.filter(({ level }) => level < block.level);
    }
    const outer = this.#path.at(-1);
    if (!staysInSteps) {
      const opened: OpenSection = isLabel
        ? this.#openLabel(block, meaning, outer)
        : this.#openSection(block, meaning, outer);
      this.#path = [...this.#path, opened];
    }
    const { parts = [] } = this.#path.at(-1) ?? {};
    return this.#placed(
      block,
      staysInSteps ? [] : meaning.parts.filter(part => parts.includes(part)),
    );
  }

  placeContent(block: Exclude<TextBlock, TextHeading>): PlacedBlock {
    if (block.kind === 'item') {
      this.#continueNumbering(block);
    }
    const placed = this.#placed(block, []);
    const line = this.#readLabelledLine(block, placed);
    if (placed.parts.includes('steps') && !placed.isAside) {
      this.#isInSteps ||= block.kind !== 'paragraph';
    }
    return line ?? placed;
  }

  #placed(block: TextBlock, named: readonly RunbookSection[]): PlacedBlock {
    const open = this.#path.at(-1);
    return {
      block,
      parts: open?.parts ?? [],
      around: open?.around ?? [],
      section: open?.section,
      named,
      meaning: open?.meaning ?? NO_MEANING,
      isAside: open?.isAside ?? false,
      isStep: block.kind === 'heading' && (open?.isStep ?? false),
      group: open?.group ?? 0,
    };
  }

  #openSection(
    { text, level }: TextHeading,
    meaning: HeadingMeaning,
    outer: OpenSection | undefined,
  ): OpenSection {
    const outerParts = outer?.parts ?? [];
    // "Decision checklist" under "Preparation" is a part of it.
    const named =
      outerParts.includes('prerequisites') && !meaning.namesSteps
        ? meaning.parts.filter(part => part !== 'steps')
        : meaning.parts;
    const isNumbered = isNumberedHeading(text);
    // "3. Verify" under "Steps" is both a check and a step; so is "Step 3: verify".
    const isStep =
      outerParts.length > 0
        ? outerParts.includes('steps') && isNumbered
        : isStepHeading(text);
    const inherited = meaning.isOther && !isStep ? [] : outerParts;
    const parts = unique([
      ...(named.length > 0 ? named : inherited),
      ...(isStep ? (['steps'] as const) : []),
    ]);
    this.#groups += 1;
    this.#isInSteps = false;
    return {
      level,
      parts,
      around: unique([
        ...parts,
        ...(outer?.around ?? []).filter(part => part !== 'steps'),
      ]),
      section: named.length > 0 ? text : outer?.section ?? text,
      meaning:
        meaning.parts.length > 0 || meaning.isOther
          ? meaning
          : outer?.meaning ?? NO_MEANING,
      isAside: false,
      isStep,
      group: this.#groups,
    };
  }

  /** A label in a step belongs to the step. */
  #openLabel(
    heading: TextHeading,
    meaning: HeadingMeaning,
    outer: OpenSection | undefined,
  ): OpenSection {
    const isInStep = outer?.isStep || this.#isInSteps;
    const opened = this.#openSection(heading, meaning, outer);
    const isCheck = opened.parts.includes('verification');
    const isNeeded = opened.parts.includes('prerequisites');
    if (!outer?.parts.includes('steps') || (isNeeded && !isInStep)) {
      return opened;
    }
    this.#isInSteps = isInStep;
    return {
      ...opened,
      parts: isCheck ? ['steps', 'verification'] : ['steps'],
      around: unique([...outer.around, ...(isCheck ? CHECK : [])]),
      meaning: isCheck ? meaning : outer.meaning,
      section: isCheck ? heading.text : outer.section,
      isAside: (isCheck || isNeeded) && !isNumberedHeading(heading.text),
      group: outer.group,
    };
  }

  /** An item that continues the numbers of a list is in the section of that list, whatever label is between. */
  #continueNumbering({ depth, ordered, number }: TextItem) {
    if (depth !== 1 || !ordered || number === undefined) {
      return;
    }
    const isLabelled = this.#path.at(-1)?.level === LABEL_LEVEL;
    const last = this.#lastNumbered;
    if (
      isLabelled &&
      number > 1 &&
      last?.number === number - 1 &&
      last.path.every(
        open => open.level === LABEL_LEVEL || this.#path.includes(open),
      )
    ) {
      this.#path = last.path;
    }
    this.#lastNumbered = { number, path: this.#path };
  }

  #readLabelledLine(
    block: Exclude<TextBlock, TextHeading>,
    placed: PlacedBlock,
  ): PlacedBlock | undefined {
    const isLine =
      block.kind === 'paragraph' ||
      (block.kind === 'item' && !block.ordered && block.depth === 1);
    const label = isLine ? LABELLED_LINE.exec(block.text)?.[1] : undefined;
    if (!label || IS_A_FIELD.test(label.trim())) {
      return undefined;
    }
    const meaning = classifyHeading(label, this.headings);
    const isInSteps = placed.parts.includes('steps');
    const part = meaning.parts.find(
      one => one === 'verification' || (one === 'prerequisites' && !isInSteps),
    );
    return part
      ? {
          ...placed,
          parts: isInSteps ? unique(['steps', part]) : [part],
          around: unique([...placed.around, part]),
          section: label.trim(),
          named: [part],
          meaning,
          isAside: isInSteps && block.kind === 'paragraph',
        }
      : undefined;
  }
}

/**
 * Assigns the blocks of a runbook to sections: a block under a heading belongs to the sections that the heading
 * names, else to those of the enclosing heading. A label in a step, such as "Expected output:", does not end the
 * steps.
 */
export function assignBlocksToSections(
  blocks: readonly TextBlock[],
  headings: ExtraHeadingTerms,
): PlacedBlock[] {
  const placer = new SectionPlacer(titleOf(blocks), headings);
  return blocks.map(block =>
    block.kind === 'heading'
      ? placer.placeHeading(block)
      : placer.placeContent(block),
  );
}

function unique(parts: readonly RunbookSection[]): RunbookSection[] {
  return [...new Set(parts)];
}

/** The title of the document is about its subject, and is not the heading of a section. */
function titleOf(blocks: readonly TextBlock[]): TextBlock | undefined {
  const headings = blocks.flatMap(block =>
    block.kind === 'heading' && block.text !== '' ? [block] : [],
  );
  const [first, ...others] = headings;
  if (others.length === 0) {
    return undefined;
  }
  const isAbove = others.every(({ level }) => level > first.level);
  const hasSections = first.level === 1 && others[0].level > 1;
  return isAbove ||
    (hasSections &&
      classifyHeading(first.text).parts.every(part => part === 'steps'))
    ? first
    : undefined;
}
