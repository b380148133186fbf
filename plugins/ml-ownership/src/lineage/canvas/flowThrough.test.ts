import { testLineage } from './__testUtils__/testLineage';
import { flowThrough } from './flowThrough';

describe('flowThrough', () => {
  const { edges } = testLineage();

  it('holds what a node depends on and what depends on it, and no siblings', () => {
    expect([...flowThrough('churn', edges)].sort()).toEqual(
      [
        'events',
        'events to features',
        'features',
        'features to churn',
        'churn',
        'churn to api',
        'api',
      ].sort(),
    );
  });

  it('ends on cycles, with all that is on them', () => {
    const cycle = [
      { id: 'ab', from: 'a', to: 'b' },
      { id: 'ba', from: 'b', to: 'a' },
      { id: 'bc', from: 'b', to: 'c' },
    ];
    expect([...flowThrough('a', cycle)].sort()).toEqual(
      ['a', 'ab', 'b', 'ba', 'bc', 'c'].sort(),
    );
  });
});
