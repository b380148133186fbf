import { checkCatalog, ml } from '../__fixtures__/checkCatalog';
import { observeDashboard } from './observeDashboard';

describe('observe.dashboard', () => {
  it.each([
    [
      'passes with an http(s) URL',
      {
        operations: {
          observe: {
            dashboards: ['https://grafana.example.com/d/1', 'docs/boards.md'],
          },
        },
      },
      'pass',
      'https://grafana.example.com/d/1',
    ],
    [
      'fails if no dashboard has an http(s) URL',
      { operations: { observe: { dashboards: ['docs/boards.md'] } } },
      'fail',
      'expected at least one http(s) URL',
    ],
    [
      'fails without dashboards',
      {},
      'fail',
      'spec.operations.observe.dashboards is not declared',
    ],
  ])('%s', (_, spec, outcome, detail) => {
    expect(
      checkCatalog(observeDashboard, ml('Model', 'subject', spec)),
    ).toMatchObject({ outcome, detail: expect.stringContaining(detail) });
  });
});
