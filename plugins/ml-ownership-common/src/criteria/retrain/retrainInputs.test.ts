import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { retrainInputs } from './retrainInputs';

describe('retrain.inputs', () => {
  const catalog = [ml('Dataset', 'features')];

  it.each([
    [
      'passes if every input exists',
      { trainedOn: ['features'] },
      'pass',
      'features',
    ],
    [
      'names all that do not exist',
      { trainedOn: ['gone', 'lost'] },
      'fail',
      'dataset:default/gone, dataset:default/lost, which are not in the catalog',
    ],
    ['fails without inputs', {}, 'fail', 'spec.trainedOn is not declared'],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(retrainInputs, ml('Model', 'subject', spec), catalog),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
