import { isPlaceholder } from '@mlownership/backstage-plugin-ml-ownership-common';
import { DocumentFinding } from '../DocumentFinding';
import { TextBlock } from '../text';

/** The subject of a criteria document. */
export type CriteriaSubject = 'release' | 'rollback';

const SECTION: Record<CriteriaSubject, RegExp> = {
  release:
    /criteria|criterion|release|candidate|gate|acceptance|definition of done|kriteri|freigabe|abnahme|critères|criterios|critérios|kryteri|基準|条件/iu,
  rollback:
    /criteria|criterion|roll.?back|revert|restore|abort|trigger|kriteri|rückfall|zurück|critères|retour|criterios|reversión|critérios|reversão|kryteri|wycof|基準|条件|ロールバック|切り戻し/iu,
};

/** Terms for a threshold: above, below or within. */
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

/** Terms for a condition that is true or false. */
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
 * Reads a document about when a version may be released, or must be rolled back. It needs at least one item, row or
 * sentence with a threshold or a condition. A section with a matching heading takes precedence over the rest of the
 * document.
 */
export function readCriteriaDocument(
  blocks: readonly TextBlock[],
  subject: CriteriaSubject,
): DocumentFinding {
  const section = sectionAbout(blocks, subject);
  const named = section.length > 0;
  const written = (named ? section : blocks).filter(
    block => block.kind !== 'heading' && !isPlaceholder(block.text),
  );
  if (written.length === 0) {
    return {
      outcome: 'fail',
      detail: 'The document is empty or a placeholder',
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
        )} for a ${subject} ${criteria.length === 1 ? 'is' : 'are'} documented`,
      }
    : {
        outcome: 'fail',
        detail: `No ${subject} criterion is documented; expected at least one item, table row or sentence with a threshold or a condition, such as "recall is at least 0.9"`,
      };
}

/** The blocks under headings about the subject. */
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

/**
 * Whether a text is more than a term or a link: at least two words, or four characters of a script without spaces.
 */
function isStatement(text: string): boolean {
  return (
    (!/^\S*:\/\/\S*$/.test(text) && /\p{L}\s+\S*\p{L}/u.test(text)) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{4}/u.test(text)
  );
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
