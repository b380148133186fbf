import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { observeAlerts } from './observeAlerts';

describe('observe.alerts', () => {
  it.each([
    ['is met without linked alerts', {}, 'pass', 'No alert is linked'],
    [
      'is met if every alert can be opened',
      { operations: { observe: { alerts: ['https://alerts.example.com/1'] } } },
      'pass',
      'The alerts are linked',
    ],
    [
      'fails if an alert cannot be opened',
      {
        operations: {
          observe: {
            alerts: ['https://alerts.example.com/1', 'ask the on-call'],
          },
        },
      },
      'fail',
      '"ask the on-call"',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(observeAlerts, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
