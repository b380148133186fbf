import { isolate } from './isolate';

const RLO = '\u202e';
const FSI = '\u2068';
const PDI = '\u2069';

describe('isolate', () => {
  it('does not change text without a direction', () => {
    expect(isolate('Churn classifier, 2nd – „neu“')).toBe(
      'Churn classifier, 2nd – „neu“',
    );
  });

  it('isolates text that would change the direction of the sentence', () => {
    expect(isolate(`invoice${RLO}fdp`)).toBe(`${FSI}invoice${RLO}fdp${PDI}`);
    expect(isolate('שלום')).toBe(`${FSI}שלום${PDI}`);
    expect(isolate('model\u200f')).toBe(`${FSI}model\u200f${PDI}`);
  });

  it('cannot be ended by the text', () => {
    expect(isolate(`a${PDI}${RLO}b`)).toBe(`${FSI}a${RLO}b${PDI}`);
    expect(isolate(`a\u2067b`)).toBe(`${FSI}a\u2067b${PDI}${PDI}`);
    expect(isolate(isolate(`a${RLO}b`))).toBe(
      `${FSI}${FSI}a${RLO}b${PDI}${PDI}`,
    );
  });

  it('keeps a name on one line', () => {
    expect(isolate('a\u0007b\r\nc\u2029d')).toBe('a b c d');
  });
});
