import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { recoverEscalation } from './recoverEscalation';

describe('recover.escalation', () => {
  it.each([
    [
      'passes if both contacts exist',
      {
        operations: {
          recover: {
            escalation: { failures: 'platform', regressions: 'user:ada' },
          },
        },
      },
      'pass',
      'Failures: platform; regressions: ada',
    ],
    [
      'fails if one is not in the catalog',
      {
        operations: {
          recover: {
            escalation: { failures: 'platform', regressions: 'gone' },
          },
        },
      },
      'fail',
      '"group:default/gone", which is not in the catalog',
    ],
    [
      'fails if one is not declared',
      { operations: { recover: { escalation: { failures: 'platform' } } } },
      'fail',
      'spec.operations.recover.escalation.regressions is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(recoverEscalation, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
