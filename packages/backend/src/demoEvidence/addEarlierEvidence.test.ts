import { HistoryReporter } from '../demoHistory';
import { addEarlierEvidence } from './addEarlierEvidence';
import { SeedEvidenceItem } from './EvidenceFile';

const DAY = 86_400_000;

const ci: HistoryReporter = {
  as: 'demo-ci',
  connected: 30 * DAY,
  said: [
    { criterion: 'retrain.run', every: 10 * DAY, pass: 'It ran' },
    {
      criterion: 'retrain.tests',
      every: 20 * DAY,
      pass: 'Green',
      fail: 'Red before, too',
    },
  ],
};

const item = (fields: Partial<SeedEvidenceItem>): SeedEvidenceItem => ({
  as: 'demo-ci',
  entityRef: 'model:default/churn',
  criterion: 'retrain.run',
  outcome: 'pass',
  detail: 'Run 7 succeeded',
  age: DAY,
  ...fields,
});

const summaryOf = (items: readonly SeedEvidenceItem[]) =>
  addEarlierEvidence(items, [ci]).map(
    ({ detail, age, reportedAgo, subjectVersion }) => [
      detail,
      age / DAY,
      reportedAgo && reportedAgo / DAY,
      subjectVersion,
    ],
  );

describe('addEarlierEvidence', () => {
  it('repeats an observation since its reporter was connected, about the oldest version', () => {
    expect(
      summaryOf([
        item({ subjectVersion: 'new', outcome: 'fail', detail: 'Broken' }),
        item({ subjectVersion: 'old', age: 15 * DAY }),
      ]),
    ).toEqual([
      ['It ran', 30, undefined, 'old'],
      ['It ran', 20, undefined, 'old'],
      ['Broken', 1, undefined, 'new'],
      ['Run 7 succeeded', 15, undefined, 'old'],
    ]);
  });

  it('repeats a failure if it has a text', () => {
    expect(
      summaryOf([
        item({ criterion: 'retrain.tests', outcome: 'fail', detail: 'Red' }),
      ]),
    ).toEqual([
      ['Red before, too', 30, undefined, undefined],
      ['Red before, too', 10, undefined, undefined],
      ['Red', 1, undefined, undefined],
    ]);
  });

  it('reports what was observed before the connection when it is made', () => {
    expect(summaryOf([item({ age: 50 * DAY })])).toEqual([
      ['Run 7 succeeded', 50, 30, undefined],
    ]);
  });

  it('changes nothing that others say, or that has no earlier observation', () => {
    const others = [
      item({ as: 'user:default/ada', age: 60 * DAY }),
      item({ criterion: 'recover.rollback-run' }),
    ];
    expect(addEarlierEvidence(others, [ci])).toEqual(others);
  });
});
