import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { retrainPipeline } from './retrainPipeline';

describe('retrain.pipeline', () => {
  const catalog = [ml('Pipeline', 'training')];

  it.each([
    [
      'passes if the pipeline exists',
      { producedBy: ['training'] },
      'pass',
      'training',
    ],
    [
      'fails if it does not',
      { producedBy: ['training', 'gone'] },
      'fail',
      'spec.producedBy names pipeline:default/gone, which is not in the catalog',
    ],
    ['fails without a pipeline', {}, 'fail', 'spec.producedBy is not declared'],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(retrainPipeline, ml('Model', 'subject', spec), catalog),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
