import { PortfolioHistory } from '@mlownership/backstage-plugin-ml-ownership-common';
import { verdictCounts } from '../../../__testUtils__/fixtures';

/** Six models that improve while the rules change once; not assessed before October. */
export function portfolioHistory(): PortfolioHistory {
  return {
    points: [
      {
        at: '2026-09-01T10:00:00Z',
        total: 0,
        verdicts: verdictCounts({}),
        levels: [0, 0, 0, 0, 0],
      },
      {
        at: '2026-10-01T10:00:00Z',
        total: 6,
        verdicts: verdictCounts({ no: 4, unproven: 2 }),
        levels: [3, 1, 2, 0, 0],
      },
      {
        at: '2026-11-01T10:00:00Z',
        total: 6,
        verdicts: verdictCounts({ no: 2, unproven: 3, yes: 1 }),
        levels: [1, 1, 3, 0, 1],
      },
      {
        at: '2026-11-20T10:00:00Z',
        total: 6,
        verdicts: verdictCounts({ no: 1, unproven: 3, yes: 2 }),
        levels: [0, 1, 3, 0, 2],
      },
    ],
    events: [
      {
        at: '2026-10-20T10:00:00Z',
        type: 'rules-changed',
        rulesVersion: '2026.2',
      },
      { at: '2026-11-05T10:00:00Z', type: 'owners-changed', entities: 2 },
    ],
  };
}
