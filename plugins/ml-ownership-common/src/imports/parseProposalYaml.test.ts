import { parseProposalYaml } from './parseProposalYaml';

describe('parseProposalYaml', () => {
  it('parses a document', () => {
    expect(parseProposalYaml('a: [b, "c"]\r\nd: |\r\n  e\r\n')).toEqual({
      document: { a: ['b', 'c'], d: 'e\n' },
    });
    expect(parseProposalYaml('')).toEqual({ document: null });
  });

  it.each([
    ['a: 1\na: 2', 2, 'duplicateKey'],
    ['a: {b: 1, b: 2}', 1, 'duplicateKey'],
    ['a: 1\n  b: 2', 1, 'indentation'],
    ['a:\n\tb: 2', 2, 'tab'],
    ['a: "first\nb: second\n', 1, 'missingCharacter'],
    ['a: "C:\\data"', 1, 'escape'],
    ['a: [b c', 1, 'indentation'],
    ['a: b: c', 1, 'quotes'],
    ['a: 1\nb: *anchor', 2, 'alias'],
    ['a: 1\nb', 2, 'missingCharacter'],
    ['a: 1\n---\nb: 2', 2, 'severalDocuments'],
    ['a:\n   b: 1\n  c: 2', 3, 'indentation'],
    ['a: @b', 1, 'quotes'],
    ['a: "b" c', 1, 'syntax'],
  ])('reports where it cannot parse %j', (text, line, problem) => {
    expect(parseProposalYaml(text)).toEqual({ line, problem });
  });

  it('does not resolve aliases without end', () => {
    const levels = Array.from({ length: 12 }, (_, level) =>
      level === 0
        ? 'a0: &a0 [x, x]'
        : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`,
    );
    expect(parseProposalYaml(levels.join('\n'))).toMatchObject({
      problem: 'alias',
    });
  });
});
