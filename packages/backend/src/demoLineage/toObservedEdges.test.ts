import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { toObservedEdges } from './toObservedEdges';

describe('the demo runs', () => {
  it('become edges in the direction of the data flow, with the observed names', async () => {
    const file = parse(
      await readFile(
        resolve(__dirname, '../../../../examples/runs.yaml'),
        'utf8',
      ),
    );
    const edges = toObservedEdges(file, Date.parse('2026-11-24T12:00:00Z'));
    expect(edges).toContainEqual({
      from: { entityRef: 'dataset:default/campaign-history' },
      to: { entityRef: 'pipeline:default/churn-training' },
      relation: 'consumes',
      seenAt: '2026-11-23T06:00:00.000Z',
      run: 'https://mlflow.example.com/runs/4f2a9c1',
    });
    expect(edges).toContainEqual(
      expect.objectContaining({
        from: { entityRef: 'pipeline:default/churn-training' },
        to: { entityRef: 'model:default/churn-classifier' },
        relation: 'producedBy',
      }),
    );
    expect(edges).toContainEqual(
      expect.objectContaining({
        from: {
          namespace: 's3a://alder-lake',
          name: 'consent/exports/day=2026-11-23',
        },
      }),
    );
    expect(edges.filter(({ inferred }) => inferred)).toHaveLength(2);
  });
});
