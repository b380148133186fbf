import { testLineage } from '../__testUtils__/testLineage';
import { findConnected } from './findConnected';

describe('findConnected', () => {
  const { edges } = testLineage();

  it('contains upstream and downstream nodes, and no siblings', () => {
    expect([...findConnected('churn', edges)].sort()).toEqual(
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

  it('ends on cycles, with all of their nodes', () => {
    const cycle = [
      { id: 'ab', from: 'a', to: 'b' },
      { id: 'ba', from: 'b', to: 'a' },
      { id: 'bc', from: 'b', to: 'c' },
    ];
    expect([...findConnected('a', cycle)].sort()).toEqual(
      ['a', 'ab', 'b', 'ba', 'bc', 'c'].sort(),
    );
  });
});
