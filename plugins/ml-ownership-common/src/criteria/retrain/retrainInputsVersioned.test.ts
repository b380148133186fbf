import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { retrainInputsVersioned } from './retrainInputsVersioned';

describe('retrain.inputs-versioned', () => {
  const catalog = [
    ml('Dataset', 'features', { versioning: 'delta' }),
    ml('Dataset', 'labels'),
  ];

  it.each([
    [
      'passes if every input pins its version',
      { trainedOn: ['features'] },
      'pass',
      'features: delta',
    ],
    [
      'names the inputs that do not',
      { trainedOn: ['features', 'labels', 'gone'] },
      'fail',
      'not declared by dataset:default/gone (not in the catalog), labels',
    ],
    [
      'is unknown without inputs',
      {},
      'unknown',
      'No input dataset is declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(
        retrainInputsVersioned,
        ml('Model', 'subject', spec),
        catalog,
      ),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
