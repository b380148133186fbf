import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { ownershipAuthors } from './ownershipAuthors';

describe('ownership.authors', () => {
  it.each([
    [
      'passes if one of the authors exists',
      { authors: ['user:ada', 'user:gone'] },
      'pass',
      'Built by ada',
    ],
    [
      'fails if none exists',
      { authors: ['user:gone'] },
      'fail',
      'none of which is a User in the catalog',
    ],
    ['fails without authors', {}, 'fail', 'spec.authors is not declared'],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(ownershipAuthors, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
