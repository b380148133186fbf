import { ConfigReader } from '@backstage/config';
import { readOpenLineageConfig } from './readOpenLineageConfig';

const read = (openlineage?: object) =>
  readOpenLineageConfig(
    new ConfigReader({ mlOwnership: { openlineage } } as any),
  );

describe('mlOwnership.openlineage', () => {
  it('is optional, and so is each of its keys', () => {
    expect(read()).toBeUndefined();
    expect(read({})).toEqual({
      writers: new Set(),
      rules: [],
      maxAgeMs: 90 * 86_400_000,
      runsPerJob: 50,
      userAnnotation: 'mlownership.dev/openlineage-user',
    });
  });

  it('is read', () => {
    expect(
      read({
        writers: ['openlineage'],
        jobs: [{ namespace: 'spark-*', pipeline: 'churn' }],
        history: { maxAge: 'P30D', runsPerJob: 5 },
        userAnnotation: 'acme.com/login',
      }),
    ).toEqual({
      writers: new Set(['openlineage']),
      rules: [
        {
          namespace: 'spark-*',
          name: '*',
          pipelineRef: 'pipeline:default/churn',
        },
      ],
      maxAgeMs: 30 * 86_400_000,
      runsPerJob: 5,
      userAnnotation: 'acme.com/login',
    });
  });

  it.each([
    [
      { jobs: [{ pipeline: 'model:default/churn' }] },
      'mlOwnership.openlineage.jobs has the pipeline "model:default/churn", expected a Pipeline',
    ],
    [
      { history: { runsPerJob: 0 } },
      'mlOwnership.openlineage.history.runsPerJob is 0, expected a whole number from 1',
    ],
    [
      { history: { maxAge: { days: 0 } } },
      'mlOwnership.openlineage.history.maxAge is {"days":0}, expected a duration longer than zero',
    ],
  ])('rejects %j', (value, message) => {
    expect(() => read(value)).toThrow(message);
  });
});
