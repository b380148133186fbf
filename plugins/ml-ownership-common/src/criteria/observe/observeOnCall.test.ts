import { builtIn, checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { observeOnCall } from './observeOnCall';

const ON_CALL = { 'pagerduty.com/service-id': 'P1' };

describe('observe.on-call', () => {
  it('passes if the entity declares an on-call', () => {
    expect(
      checkCatalog(observeOnCall, ml('Model', 'subject', {}, ON_CALL)),
    ).toEqual({ outcome: 'pass', detail: 'pagerduty.com/service-id: P1' });
  });

  it('passes if the operating group does', () => {
    expect(
      checkCatalog(
        observeOnCall,
        ml('Model', 'subject', { operatedBy: 'platform' }),
        [builtIn('Group', 'platform', {}, ON_CALL)],
      ),
    ).toEqual({
      outcome: 'pass',
      detail: 'platform: pagerduty.com/service-id: P1',
    });
  });

  it.each([
    ['neither does', {}, {}, 'Neither it nor growth'],
    [
      'the operating group is not in the catalog',
      { operatedBy: 'gone' },
      {},
      '"group:default/gone", which is to operate it, is not in the catalog',
    ],
    [
      'the schedule is not a URL',
      {},
      { 'mlownership.dev/on-call': 'ask around' },
      '"ask around", expected an http(s) URL',
    ],
  ])('fails if %s', (_, spec, annotations, detail) => {
    expect(
      checkCatalog(observeOnCall, ml('Model', 'subject', spec, annotations)),
    ).toMatchObject({
      outcome: 'fail',
      detail: expect.stringContaining(detail),
    });
  });
});
