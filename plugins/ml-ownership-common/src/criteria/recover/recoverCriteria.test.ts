import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { recoverCriteria } from './recoverCriteria';

describe('recover.criteria', () => {
  it.each([
    [
      'passes with criteria as text',
      { operations: { recover: { rollbackCriteria: 'AUC below 0.71' } } },
      'pass',
      'AUC below 0.71',
    ],
    [
      'leaves a linked document to be read',
      { operations: { recover: { rollbackCriteria: 'docs/rollback.md' } } },
      'unknown',
      'docs/rollback.md',
    ],
    [
      'fails without criteria',
      {},
      'fail',
      'spec.operations.recover.rollbackCriteria is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(recoverCriteria, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
