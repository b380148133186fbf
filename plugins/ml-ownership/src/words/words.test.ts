import de from './de';
import { en } from './en';
import { flattenMessages } from './flattenMessages';

const english: Record<string, string> = flattenMessages(en);
const german: Record<string, string> = de;

/** What a message leaves open: the names in its braces. */
const gaps = (message: string) =>
  [...message.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name).sort();

describe('the second language', () => {
  it('says everything that the first one says', () => {
    expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('fills the same gaps in %s', key => {
    expect(german[key].trim()).not.toBe('');
    // A plural of one may say "one" and leave the number out.
    const needed = (message: string) =>
      key.endsWith('_one')
        ? gaps(message).filter(name => name !== 'count')
        : gaps(message);
    expect(needed(german[key])).toEqual(needed(english[key]));
  });

  it('has each plural in the forms that both languages need', () => {
    const singulars = Object.keys(english).filter(key => key.endsWith('_one'));
    const plurals = Object.keys(english).filter(key => key.endsWith('_other'));
    expect(plurals.map(key => key.replace(/_other$/, '_one')).sort()).toEqual(
      singulars.sort(),
    );
  });
});
