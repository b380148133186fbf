import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { deployVersionedTogether } from './deployVersionedTogether';

describe('deploy.versioned-together', () => {
  it.each([
    [
      'passes if all three are versioned together',
      { boundaries: { versionedTogether: ['environment', 'data', 'code'] } },
      'pass',
      'environment, data, code',
    ],
    [
      'fails if one is not',
      { boundaries: { versionedTogether: ['code', 'data'] } },
      'fail',
      'lacks environment',
    ],
    [
      'fails if nothing is declared',
      {},
      'fail',
      'spec.boundaries.versionedTogether is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(deployVersionedTogether, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
