import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { observeFeedback } from './observeFeedback';

describe('observe.feedback', () => {
  it.each([
    [
      'passes if the source of outcomes is named',
      { operations: { observe: { feedback: 'dataset:outcomes' } } },
      'pass',
      'dataset:outcomes',
    ],
    [
      'fails if it is not named',
      {},
      'fail',
      'spec.operations.observe.feedback is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(observeFeedback, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
