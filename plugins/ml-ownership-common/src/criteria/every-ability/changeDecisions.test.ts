import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { changeDecisions } from './changeDecisions';

describe('change.decisions', () => {
  it.each([
    [
      'passes if all three approvers exist',
      {
        operations: {
          change: {
            approvers: { data: 'growth', code: 'platform', model: 'user:ada' },
          },
        },
      },
      'pass',
      'each have an approver',
    ],
    [
      'fails if one is missing',
      {
        operations: {
          change: { approvers: { data: 'growth', code: 'platform' } },
        },
      },
      'fail',
      'spec.operations.change.approvers.model is not declared',
    ],
    [
      'fails if one is not in the catalog',
      {
        operations: {
          change: {
            approvers: { data: 'gone', code: 'platform', model: 'growth' },
          },
        },
      },
      'fail',
      'spec.operations.change.approvers.data is "group:default/gone"',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(changeDecisions, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
