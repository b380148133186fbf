import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { deployReleaseCriteria } from './deployReleaseCriteria';

describe('deploy.release-criteria', () => {
  it.each([
    [
      'is met if the approvers exist',
      { operations: { deploy: { approvers: ['growth', 'user:ada'] } } },
      'pass',
      'The approvers exist',
    ],
    [
      'fails without approvers',
      {},
      'fail',
      'spec.operations.deploy.approvers is not declared',
    ],
    [
      'fails if an approver is not in the catalog',
      { operations: { deploy: { approvers: ['growth', 'gone'] } } },
      'fail',
      '"group:default/gone"',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(deployReleaseCriteria, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
