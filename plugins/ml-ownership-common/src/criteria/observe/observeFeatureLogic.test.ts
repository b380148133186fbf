import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { observeFeatureLogic } from './observeFeatureLogic';

describe('observe.feature-logic', () => {
  it.each([
    [
      'passes if the code is named',
      { boundaries: { featureLogic: 'pipeline:features' } },
      'pass',
      'pipeline:features',
    ],
    [
      'fails if it is not named',
      {},
      'fail',
      'spec.boundaries.featureLogic is not declared',
    ],
    [
      'fails with an unsafe address',
      // eslint-disable-next-line no-script-url
      { boundaries: { featureLogic: 'javascript:alert(1)' } },
      'fail',
      'expected text; a link in it is',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(observeFeatureLogic, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
