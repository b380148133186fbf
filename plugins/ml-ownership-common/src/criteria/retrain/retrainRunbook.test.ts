import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { retrainRunbook } from './retrainRunbook';

describe('retrain.runbook', () => {
  it.each([
    [
      'passes if it is declared',
      { operations: { retrain: { runbook: 'docs/it.md' } } },
      'pass',
      'docs/it.md',
    ],
    [
      'fails if it is not declared',
      {},
      'fail',
      'spec.operations.retrain.runbook is not declared',
    ],
    [
      'fails if it is a placeholder',
      { operations: { retrain: { runbook: 'TODO' } } },
      'fail',
      '"TODO"',
    ],
    [
      'fails if it cannot be opened',
      { operations: { retrain: { runbook: 'ask Ada about it' } } },
      'fail',
      'expected a relative path, an http(s) URL or an entity ref',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(retrainRunbook, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
