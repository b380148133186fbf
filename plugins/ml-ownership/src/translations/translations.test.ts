import de from './de';
import { en } from './en';
import { flattenMessages } from './flattenMessages';

const english: Record<string, string> = flattenMessages(en);
const german: Record<string, string> = de;

/** The names of the placeholders in a message. */
const placeholders = (message: string) =>
  [...message.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name).sort();

/** Words of this project that the glossary has a term for, or that English prose does without. */
const REFUSED_ENGLISH = [
  /\bby itself\b/i,
  /\bthe (?:latest|newest) first\b/i,
  /(?<!there )\b(?:is|are) no (?!longer\b)/i,
  /\b(?:whoever|somebody)\b/i,
  /\bmay not (?:see|read)\b/i,
  /\blook(?:s|ed|ing)? (?:at|again)\b/i,
  /\bgo(?:es)? in a circle\b/i,
  /\bmend(?:s|ed)?\b/i,
  /\brooms?\b/i,
  /\bnobody else\b/i,
  /\bwhole system\b|\bwith its supply chain\b/i,
  /\bin the way\b/i,
  /\b(?:take|takes|taking) (?:it )?(?:back|away)\b|\btaking team\b/i,
  /\b(?:made from|around it)\b/i,
  /\bit is said\b|\bhas told\b/i,
  /\b(?:has|have) (?:an|no) answer\b/i,
];

/** German words that another term replaces everywhere. */
const REFUSED_GERMAN = [
  /\bvon selbst\b/i,
  /\bUrheber/,
  /\bHerkunft\b/,
  /\bim Ganzen\b/,
  /\bVerantwortliche?\b/,
  /\bAuswertung\b/,
  /\bRäume\b/,
  /\bRecht (?:dazu )?fehlt\b|\bfehlt das Recht\b/,
];

const uses = (
  messages: Record<string, string>,
  refused: readonly RegExp[],
): string[] =>
  Object.entries(messages).flatMap(([key, message]) =>
    refused
      .filter(word => word.test(message))
      .map(word => `${key}: "${message}" uses ${word}`),
  );

describe('the German messages', () => {
  it('have the keys of the English ones', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it('have the placeholders of the English ones', () => {
    const different = Object.keys(english).filter(key => {
      // A singular form may contain "one" instead of the count.
      const needed = (message: string) =>
        key.endsWith('_one')
          ? placeholders(message).filter(name => name !== 'count')
          : placeholders(message);
      return (
        german[key].trim() === '' ||
        needed(german[key]).join() !== needed(english[key]).join()
      );
    });
    expect(different).toEqual([]);
  });
});

describe('the messages', () => {
  it('have each plural in the forms that both languages need', () => {
    const singulars = Object.keys(english).filter(key => key.endsWith('_one'));
    const plurals = Object.keys(english).filter(key => key.endsWith('_other'));
    expect(plurals.map(key => key.replace(/_other$/, '_one')).sort()).toEqual(
      singulars.sort(),
    );
  });

  it('use the terms of the glossary', () => {
    expect([
      ...uses(english, REFUSED_ENGLISH),
      ...uses(german, REFUSED_GERMAN),
    ]).toEqual([]);
  });
});
