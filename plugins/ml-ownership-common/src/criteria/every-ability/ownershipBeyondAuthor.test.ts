import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { ownershipBeyondAuthor } from './ownershipBeyondAuthor';

describe('ownership.beyond-author', () => {
  it.each([
    [
      'passes if a member of the operating group is not an author',
      { authors: ['user:ada'] },
      'pass',
      '1 of 2 members of growth',
    ],
    [
      'takes the operating group rather than the owner',
      { authors: ['user:ada'], operatedBy: 'platform' },
      'pass',
      '1 of 1 members of platform',
    ],
    [
      'fails if every member is an author',
      { authors: ['user:ada', 'user:tomas'] },
      'fail',
      'Every member of growth is an author',
    ],
    ['is unknown without authors', {}, 'unknown', 'No author is declared'],
    [
      'fails if the operating group is empty',
      { authors: ['user:ada'], operatedBy: 'empty' },
      'fail',
      'has no member',
    ],
    [
      'fails if it is not in the catalog',
      { authors: ['user:ada'], operatedBy: 'gone' },
      'fail',
      'spec.operatedBy is "group:default/gone"',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(ownershipBeyondAuthor, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
