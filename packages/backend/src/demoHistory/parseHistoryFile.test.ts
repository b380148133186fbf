import { parseHistoryFile } from './parseHistoryFile';
import { readHistoryFile } from './readHistoryFile';

const DAY = 86_400_000;

describe('parseHistoryFile', () => {
  it('reads reporters and documents', () => {
    expect(
      parseHistoryFile(
        'a.yaml',
        `
reporters:
  - as: demo-ci
    connected: P72D
    said: [{ criterion: retrain.run, every: P20D, pass: It ran }]
documents:
  - { path: payments/docs/a.md, written: P7D }
`,
      ),
    ).toEqual({
      name: 'a.yaml',
      reporters: [
        {
          as: 'demo-ci',
          connected: 72 * DAY,
          said: [{ criterion: 'retrain.run', every: 20 * DAY, pass: 'It ran' }],
        },
      ],
      documents: [{ path: 'payments/docs/a.md', written: 7 * DAY }],
      problems: [],
    });
  });

  it('reports invalid entries, and reads the others', () => {
    const { documents, problems } = parseHistoryFile(
      'a.yaml',
      `
documents:
  - { path: a.md, written: yesterday }
  - { path: b.md, written: P7D }
`,
    );
    expect(documents).toHaveLength(1);
    expect(problems).toEqual([
      expect.stringMatching(
        /^a\.yaml documents\[0\] written is "yesterday", expected an ISO 8601 duration/,
      ),
    ]);
  });
});

it('the example is valid', async () => {
  expect((await readHistoryFile()).problems).toEqual([]);
});
