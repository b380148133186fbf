import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { retrainTrigger } from './retrainTrigger';

describe('retrain.trigger', () => {
  it.each([
    [
      'passes with a trigger, a guardrail and an approver',
      {
        operations: {
          retrain: {
            trigger: 'weekly',
            skipWhen: 'late labels',
            approver: 'growth',
          },
        },
      },
      'pass',
      'weekly',
    ],
    [
      'fails without a guardrail',
      { operations: { retrain: { trigger: 'weekly', approver: 'growth' } } },
      'fail',
      'spec.operations.retrain.skipWhen is not declared',
    ],
    [
      'fails if the approver is not in the catalog',
      {
        operations: {
          retrain: {
            trigger: 'weekly',
            skipWhen: 'late labels',
            approver: 'gone',
          },
        },
      },
      'fail',
      'spec.operations.retrain.approver is "group:default/gone"',
    ],
    [
      'names everything that is missing',
      {},
      'fail',
      'trigger is not declared; spec.operations.retrain.skipWhen is not declared; spec.operations.retrain.approver is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(retrainTrigger, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
