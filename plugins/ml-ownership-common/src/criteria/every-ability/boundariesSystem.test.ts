import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { boundariesSystem } from './boundariesSystem';

describe('boundaries.system', () => {
  it.each([
    [
      'passes if the system exists',
      { system: 'retention' },
      'pass',
      'Part of retention',
    ],
    [
      'fails if it does not',
      { system: 'gone' },
      'fail',
      '"system:default/gone", which is not in the catalog',
    ],
    ['fails without a system', {}, 'fail', 'spec.system is not declared'],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(boundariesSystem, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
