import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { deployWorkflow } from './deployWorkflow';

describe('deploy.workflow', () => {
  it.each([
    [
      'passes if it is declared',
      { operations: { deploy: { workflow: 'docs/it.md' } } },
      'pass',
      'docs/it.md',
    ],
    [
      'fails if it is not declared',
      {},
      'fail',
      'spec.operations.deploy.workflow is not declared',
    ],
    [
      'fails if it is a placeholder',
      { operations: { deploy: { workflow: 'TODO' } } },
      'fail',
      '"TODO"',
    ],
    [
      'fails if it cannot be opened',
      { operations: { deploy: { workflow: 'ask Ada about it' } } },
      'fail',
      'expected a relative path, an http(s) URL or an entity ref',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(deployWorkflow, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
