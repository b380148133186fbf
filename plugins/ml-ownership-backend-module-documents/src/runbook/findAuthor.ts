import { Person } from './People';

/** First names that are also common words; they count only after a request such as "ask". */
const ALSO_WORDS = new Set(
  'will mark may grant bill rose art max sue rich frank drew pat rob chase page hope joy grace jack dean wade june april august summer dawn ray gene penny faith ivy iris olive ruby pearl amber star sky storm guy nick miles carol robin jay kit lance stew sandy rusty buddy root admin test user dev data model train deploy'.split(
    ' ',
  ),
);

/** A function that finds the first mention of an author in a text. */
export function findAuthor(
  authors: readonly Person[],
): (text: string) => string | undefined {
  const patterns = authors.flatMap(patternsOf);
  return text =>
    patterns.map(pattern => pattern.exec(text)?.[0].trim()).find(Boolean);
}

function patternsOf({ username, displayName }: Person): RegExp[] {
  const name = escape(username);
  const patterns = [
    new RegExp(
      `(?:^|[^\\w/@.])(?:user:(?:[\\w.-]+/)?|@)${name}(?![\\w-])`,
      'iu',
    ),
  ];
  if (displayName && displayName.trim().length >= 3) {
    patterns.push(wholeWords(displayName.trim()));
  }
  if (/[._]/.test(username)) {
    patterns.push(wholeWords(username.split(/[._]/).map(capitalise).join(' ')));
    patterns.push(new RegExp(`(?:^|[^\\w/@.-])${name}(?![\\w@/-])`, 'u'));
  } else if (username.length >= 3 && !ALSO_WORDS.has(username)) {
    patterns.push(wholeWords(capitalise(username)));
  }
  const [first, ...others] = displayName?.trim().split(/\s+/) ?? [];
  if (
    others.length > 0 &&
    first.length >= 3 &&
    !ALSO_WORDS.has(first.toLocaleLowerCase('en-US'))
  ) {
    patterns.push(wholeWords(first));
  }
  return patterns;
}

function wholeWords(name: string): RegExp {
  return new RegExp(
    `(?:^|(?<=[^\\p{L}\\d_/@.-]))${escape(name)}(?![\\p{L}\\d_]|-\\p{L})`,
    'u',
  );
}

function capitalise(word: string): string {
  return word.slice(0, 1).toLocaleUpperCase('en-US') + word.slice(1);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
