import { CriterionState } from '../../schema/openapi';
import { builtIn, checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { boundariesContract } from './boundariesContract';

describe('boundaries.contract', () => {
  const catalog = [
    ml('Dataset', 'own'),
    ml('Dataset', 'bare', { owner: 'platform' }),
    ml('Dataset', 'theirs', { owner: 'platform', contract: 'contract.yaml' }),
    ml('Dataset', 'orphaned', { owner: 'gone', contract: 'contract.yaml' }),
    ml('Pipeline', 'job', { owner: 'platform' }),
    builtIn('API', 'events', { owner: 'platform' }),
  ];
  const check = (spec: object, state?: CriterionState) =>
    checkCatalog(
      boundariesContract,
      ml('Model', 'subject', spec),
      catalog,
      state,
    );

  it.each([
    ['an input of the same team', { trainedOn: ['own'] }],
    ['an API', { dependsOn: ['api:events'], trainedOn: ['own'] }],
    ['no input', {}],
  ])('passes with %s', (_, spec) => {
    expect(check(spec).outcome).toBe('pass');
  });

  it.each([
    [
      'without a contract',
      ['bare'],
      'bare belongs to another team and has no contract',
    ],
    [
      'that is not in the catalog',
      ['absent'],
      'dataset:default/absent is not in the catalog',
    ],
  ])('fails with a dataset %s', (_, trainedOn, detail) => {
    expect(check({ trainedOn }, 'pass')).toMatchObject({
      outcome: 'fail',
      detail: expect.stringContaining(detail),
    });
  });

  it('fails with a pipeline of another team', () => {
    expect(check({ producedBy: ['job'] }).detail).toContain(
      'job belongs to another team and is a Pipeline, expected a Dataset with a contract or an API',
    );
  });

  it.each<[CriterionState, string, string]>([
    ['pass', 'pass', 'by contract'],
    ['not-applicable', 'pass', 'by contract'],
    ['fail', 'fail', 'its contract does not pass'],
    ['unknown', 'unknown', 'The contract of theirs has not been checked yet'],
    ['stale', 'unknown', 'has expired'],
    ['exempt', 'unknown', 'is exempt'],
  ])('follows a contract whose state is %s', (state, outcome, detail) => {
    expect(check({ trainedOn: ['theirs'] }, state)).toMatchObject({
      outcome,
      detail: expect.stringContaining(detail),
    });
  });

  it('says so if the owner of the dataset is not in the catalog', () => {
    expect(check({ trainedOn: ['orphaned'] }, 'fail').detail).toContain(
      'orphaned belongs to group:default/gone, which is not in the catalog,',
    );
  });
});
