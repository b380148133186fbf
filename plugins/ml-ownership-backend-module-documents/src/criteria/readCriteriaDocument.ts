import { Reading } from '../Reading';
import { isPlaceholder, TextBlock } from '../text';

/** What a document is to say. */
export type CriteriaSubject = 'release' | 'rollback';

const SECTION: Record<CriteriaSubject, RegExp> = {
  release:
    /criteria|criterion|release|candidate|gate|acceptance|definition of done|kriteri|freigabe|abnahme|critères|criterios|critérios|kryteri|基準|条件/iu,
  rollback:
    /criteria|criterion|roll.?back|revert|restore|abort|trigger|kriteri|rückfall|zurück|critères|retour|criterios|reversión|critérios|reversão|kryteri|wycof|基準|条件|ロールバック|切り戻し/iu,
};

/** Words of a line that something must be above, below or within. */
const THRESHOLD_WORDS = [
  ...['at least', 'at most', 'less', 'more', 'greater', 'fewer', 'lower'],
  ...['higher', 'above', 'below', 'under', 'over', 'exceed', 'exceeds'],
  ...['within', 'between', 'worse', 'better', 'mindestens', 'höchstens'],
  ...['unter', 'über', 'weniger', 'mehr', 'au moins', 'au plus', 'moins'],
  ...['plus', 'inférieur', 'supérieur', 'al menos', 'como máximo', 'menos'],
  ...['más', 'menor', 'mayor', 'pelo menos', 'no máximo', 'mais', 'maior'],
  ...['co najmniej', 'najwyżej', 'mniej', 'więcej', 'poniżej', 'powyżej'],
  ...['nejméně', 'nejvýše', 'méně', 'více', 'pod', 'nad'],
];

/** Words of a condition that holds or does not. */
const CONDITION_WORDS = [
  ...[
    'if',
    'when',
    'whenever',
    'unless',
    'until',
    'only',
    'must',
    'no',
    'none',
  ],
  ...['never', 'every', 'all', 'each', 'pass', 'passes', 'passed', 'fail'],
  ...['fails', 'failed', 'green', 'approved', 'signed', 'wenn', 'falls'],
  ...['sobald', 'nur', 'muss', 'müssen', 'kein', 'keine', 'alle', 'si'],
  ...['lorsque', 'quand', 'doit', 'doivent', 'aucun', 'tous', 'toutes'],
  ...['cuando', 'debe', 'deben', 'ningún', 'todos', 'todas', 'se', 'quando'],
  ...['deve', 'devem', 'nenhum', 'jeśli', 'gdy', 'musi', 'żaden', 'wszystkie'],
  ...['pokud', 'když', 'musí', 'žádný', 'všechny'],
];

const CONCRETE = new RegExp(
  `[<>≤≥≠=]|\\d\\s?%|以上|以下|未満|超|より|場合|とき|必要|なければ|すべて|全て|(?<!\\p{L})(?:${[
    ...THRESHOLD_WORDS,
    ...CONDITION_WORDS,
  ].join('|')})(?!\\p{L})`,
  'iu',
);

/**
 * Reads a document that says when a version may be released, or must be rolled back: at least one item, row or sentence
 * with a threshold or a condition. A section that is named after it is believed more than the rest of the document.
 */
export function readCriteriaDocument(
  blocks: readonly TextBlock[],
  subject: CriteriaSubject,
): Reading {
  const section = sectionAbout(blocks, subject);
  const named = section.length > 0;
  const written = (named ? section : blocks).filter(
    block => block.kind !== 'heading' && !isPlaceholder(block.text),
  );
  if (written.length === 0) {
    return {
      outcome: 'fail',
      detail: 'The document is empty or still to be written',
    };
  }
  const criteria = written.filter(({ kind, text }) =>
    kind === 'item' || kind === 'row'
      ? isConcrete(text) || (named && isStatement(text))
      : kind === 'paragraph' && isConcrete(text),
  );
  return criteria.length > 0
    ? {
        outcome: 'pass',
        detail: `${count(
          criteria.length,
          'criterion',
          'criteria',
        )} for a ${subject} ${
          criteria.length === 1 ? 'is' : 'are'
        } written down`,
      }
    : {
        outcome: 'fail',
        detail: `No ${subject} criterion is written down; expected at least one item, table row or sentence with a threshold or a condition, such as "recall is at least 0.9"`,
      };
}

/** What stands under headings about the subject. */
function sectionAbout(
  blocks: readonly TextBlock[],
  subject: CriteriaSubject,
): TextBlock[] {
  const section: TextBlock[] = [];
  let level: number | undefined;
  for (const block of blocks) {
    if (block.kind === 'heading') {
      if (level !== undefined && block.level <= level) {
        level = undefined;
      }
      if (level === undefined && SECTION[subject].test(block.text)) {
        level = block.level;
      }
    } else if (level !== undefined) {
      section.push(block);
    }
  }
  return section;
}

function isConcrete(text: string): boolean {
  return CONCRETE.test(text);
}

/** More than a word or a link: at least two words, or four characters of a script without spaces. */
function isStatement(text: string): boolean {
  return (
    (!/^\S*:\/\/\S*$/.test(text) && /\p{L}\s+\S*\p{L}/u.test(text)) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(text)
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
