import { TextBlock } from '../text';

/** A prerequisite in running text. */
export interface StatedPrerequisite {
  text: string;
  /** Its paragraph also says where to get what is required. */
  saysHow: boolean;
}

/** What a reader must have: "requires the role x", "you must have", "make sure that you have". */
const STATES =
  /(?:^|[^\p{L}])(?:requires?|(?:you|we)(?: will|[’']ll)? (?:also )?need|must have|must be (?:logged|installed|connected)|needs? (?:access|permissions?|to have)|(?:make sure|ensure)(?: that)? you (?:have|are)|assum(?:es|ing)(?: that)? you|you should have|benötig(?:st|en)|brauchst du|voraussetzung|il (?:vous )?faut|nécessite|necesitas?|requiere|precisa|é necessário)(?!\p{L})/iu;

/** What someone else has to give. */
const IS_GIVEN =
  /access|permission|role|rights|credential|token|account|zugang|zugriff|berechtigung|rolle|accès|droits|acceso|permiso|acesso|permiss/iu;

/** Where to get it. */
const SAYS_HOW =
  /(?:^|[^\p{L}])(?:ask|request|apply for|obtain|contact|granted by|see|frag|fragen|beantrage\p{L}*|demande[rz]?|pide|solicit\p{L}*|peça)(?!\p{L})/iu;

/** Finds a prerequisite that is said in a sentence before the steps. */
export function findStatedPrerequisite(
  before: readonly TextBlock[],
): StatedPrerequisite | undefined {
  const stated = before.flatMap(block => {
    const match = block.kind === 'paragraph' ? STATES.exec(block.text) : null;
    return match
      ? [
          {
            text: block.text,
            saysHow: [IS_GIVEN, SAYS_HOW].every(pattern =>
              pattern.test(block.text.slice(match.index + match[0].length)),
            ),
          },
        ]
      : [];
  });
  return stated.find(({ saysHow }) => saysHow) ?? stated[0];
}
