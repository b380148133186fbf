import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { dataFreshness } from './dataFreshness';

describe('data.freshness', () => {
  it.each([
    [
      'passes with a duration',
      { freshness: 'PT24H' },
      'pass',
      'At most PT24H old',
    ],
    [
      'fails with anything else',
      { freshness: 'daily' },
      'fail',
      '"daily", expected an ISO 8601 duration',
    ],
    ['fails with a duration of zero', { freshness: 'PT0S' }, 'fail', '"PT0S"'],
    ['fails without a target', {}, 'fail', 'spec.freshness is not declared'],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(dataFreshness, ml('Dataset', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
