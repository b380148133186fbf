import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { recoverAuthority } from './recoverAuthority';

describe('recover.authority', () => {
  it.each([
    [
      'passes if a source of truth is named',
      { boundaries: { authoritativeDuringIncident: 'the registry' } },
      'pass',
      'the registry',
    ],
    [
      'fails without one',
      {},
      'fail',
      'spec.boundaries.authoritativeDuringIncident is not declared',
    ],
    [
      'fails if it is not text',
      { boundaries: { authoritativeDuringIncident: 42 } },
      'fail',
      'is 42, expected text',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(recoverAuthority, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
