import de from './de';
import { en } from './en';
import { flattenMessages } from './flattenMessages';

const english: Record<string, string> = flattenMessages(en);
const german: Record<string, string> = de;

/** The names of the placeholders in a message. */
const placeholders = (message: string) =>
  [...message.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name]) => name).sort();

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
});
