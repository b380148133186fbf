import { EvidenceSources, explainAbsence } from './explainAbsence';

describe('explainAbsence', () => {
  const sources: EvidenceSources = {
    collectors: [
      {
        id: 'registry',
        title: 'Registry',
        criteria: ['deploy.gate', 'retrain.lineage-matches'],
        kinds: ['Model'],
      },
      { id: 'ci', title: 'CI', criteria: ['deploy.gate'] },
    ],
    receivers: [{ criteria: ['observe.data-checks'] }],
    writers: new Map([
      ['alerting', [{ criteria: new Set(['observe.alerts']) }]],
    ]),
  };
  const explain = (
    criterion: string,
    kind: 'Model' | 'Pipeline' = 'Model',
    ...checkedBy: string[]
  ) => explainAbsence(sources, criterion, kind, new Set(checkedBy));

  it('names the ways to get evidence if no system answers', () => {
    const noSource =
      'No connected system answers it for this kind, and no token may report it; ';
    const report =
      'let a job of CI report it, with a token of mlOwnership.evidence.writers';
    expect(explain('observe.skew')).toBe(noSource + report);
    expect(explain('ownership.access')).toBe(
      `${noSource}${report}, or have it attested`,
    );
    expect(explain('data.contract')).toBe(
      `${noSource}install the documents module in the backend`,
    );
    // The registry does not check Pipelines.
    expect(explain('retrain.lineage-matches', 'Pipeline')).toBe(
      noSource + report,
    );
  });

  it('names the systems that have not checked the entity yet', () => {
    expect(explain('deploy.gate')).toMatch(/^Registry and CI did not check it/);
    expect(explain('deploy.gate', 'Model', 'ci')).toMatch(
      /^Registry did not check it/,
    );
    expect(explain('deploy.gate', 'Model', 'ci', 'registry')).toBeUndefined();
  });

  it('explains nothing that is reported, or that people answer', () => {
    for (const criterion of [
      'observe.data-checks',
      'observe.alerts',
      'retrain.drill',
      'recover.review',
    ]) {
      expect(explain(criterion)).toBeUndefined();
    }
  });
});
