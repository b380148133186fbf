import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { recoverRunbook } from './recoverRunbook';

describe('recover.runbook', () => {
  it.each([
    [
      'passes if it is declared',
      { operations: { recover: { runbook: 'docs/it.md' } } },
      'pass',
      'docs/it.md',
    ],
    [
      'fails if it is not declared',
      {},
      'fail',
      'spec.operations.recover.runbook is not declared',
    ],
    [
      'fails if it is a placeholder',
      { operations: { recover: { runbook: 'TODO' } } },
      'fail',
      '"TODO"',
    ],
    [
      'fails if it cannot be opened',
      { operations: { recover: { runbook: 'ask Ada about it' } } },
      'fail',
      'expected a relative path, an http(s) URL or an entity ref',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(recoverRunbook, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
