import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { observeSignals } from './observeSignals';

describe('observe.signals', () => {
  it.each([
    [
      'passes with one signal of each group',
      {
        operations: {
          observe: { signals: ['data-freshness', 'completeness'] },
        },
      },
      'pass',
      'data-freshness, completeness',
    ],
    [
      'names the missing groups',
      { operations: { observe: { signals: ['run-health'] } } },
      'fail',
      'lacks completeness or data-quality',
    ],
    [
      'fails if it is not a list',
      { operations: { observe: { signals: 'drift' } } },
      'fail',
      'expected a list of strings',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(observeSignals, ml('Pipeline', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
