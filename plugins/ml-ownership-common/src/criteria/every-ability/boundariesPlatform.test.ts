import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { boundariesPlatform } from './boundariesPlatform';

describe('boundaries.platform', () => {
  it.each([
    [
      'passes if the owner exists and its responsibilities are stated',
      {
        boundaries: {
          platformOwner: 'platform',
          platformResponsibilities: 'serving',
        },
      },
      'pass',
      'platform owns the platform: serving',
    ],
    [
      'fails if the owner is not in the catalog',
      {
        boundaries: {
          platformOwner: 'gone',
          platformResponsibilities: 'serving',
        },
      },
      'fail',
      '"group:default/gone"',
    ],
    [
      'fails without responsibilities',
      { boundaries: { platformOwner: 'platform' } },
      'fail',
      'spec.boundaries.platformResponsibilities is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(boundariesPlatform, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
