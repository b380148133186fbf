/** Texts that are harmful to naive readers when they are repeated many times. */
const UNITS: readonly string[] = [
  'a',
  ' ',
  '\n',
  '\t',
  '[',
  ']',
  '(',
  '{',
  '*',
  '_',
  '`',
  '<',
  '>',
  '#',
  '- ',
  '> ',
  '1. ',
  '|',
  '![',
  '[](',
  '<!--',
  '<a ',
  '<b>',
  '<ol><li>',
  '**a ',
  '&a ',
  '"',
  '\\',
  '#\n',
  'a\n=\n',
  '.. ',
  '@',
  'a@',
  'ask ',
  'Ask A',
  '+49 ',
  'call 0',
  '確',
  'a==1 \\\n',
  'FROM ',
  '[[a]]\n',
  '[a]\n',
  '{"a":',
  '- a\n',
  ' -\n',
  '|a|\n|-|\n',
  '```\n',
  '::\n\n a\n\n',
  'a: b\n',
  'a.b@c.d ',
  '`a` ',
  '[a]: b\n',
  '1',
  '1,',
  '/',
  '=',
  '.',
  ' ,',
  'a: 1\n\n',
  '- image: a\n',
];

/** Texts whose middle is repeated many times. */
const FRAMED: readonly [before: string, unit: string, after: string][] = [
  ['# a {#', 'a', '!'],
  ['a: b', ' ,', 'c'],
  ['a: 1', ' ', 'c'],
  ['"a', ' ', 'c'],
  ['!!! ', ' ', '!'],
  ['::: a', ' ', '{'],
  ['.. a::', ' ', '\u2028b'],
  ['From:', ' ', '\u2028b'],
  ['RUN a', ' ', '\u2028b'],
  ['-e', ' ', '\u2028b'],
  ['python: 1.1.', '1', '!'],
  ['dependencies:\n- ', 'a', '!'],
  ['apiVersion: v1\nkind: Pod\n', '- image: a\n', ''],
  ['| Step | Do |\n|-|-|\n| ', '-', 'a | b |'],
  ['# Release criteria\n- ', '1', ' x'],
  ['# Release criteria\n- ', '/', ' x'],
  ['# Steps\n1. Ask ', 'A', '@'],
  ['Contact: ', 'a ', '<'],
];

/** A text that is harmful to naive readers. */
export interface HostileText {
  /** What is repeated. */
  name: string;
  text: string;
}

/** Returns the texts, each of about a length in UTF-16 code units. */
export function hostileTexts(length: number): HostileText[] {
  return [...UNITS.map(unit => ['', unit, ''] as const), ...FRAMED].map(
    ([before, unit, after]) => ({
      name: before + unit,
      text: before + unit.repeat(Math.ceil(length / unit.length)) + after,
    }),
  );
}
