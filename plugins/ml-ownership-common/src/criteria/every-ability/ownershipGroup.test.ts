import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { ownershipGroup } from './ownershipGroup';

describe('ownership.group', () => {
  it.each([
    [
      'passes with a group of two people',
      {},
      'pass',
      'growth owns it and has 2 members',
    ],
    [
      'fails with a group of one',
      { owner: 'platform' },
      'fail',
      'has one member, expected at least two',
    ],
    ['fails with an empty group', { owner: 'empty' }, 'fail', 'has no member'],
    [
      'fails with a user',
      { owner: 'user:ada' },
      'fail',
      'The owner is the User ada',
    ],
    [
      'fails if the owner is not in the catalog',
      { owner: 'gone' },
      'fail',
      '"group:default/gone", which is not in the catalog',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(ownershipGroup, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
