import { LineagePath } from '@mlownership/backstage-plugin-ml-ownership-common';
import { lineageEdge, lineageNode } from '../../../__testUtils__/fixtures';
import { pathSteps } from './pathSteps';

const path = (refs: string[], edges: [string, string][]): LineagePath => ({
  from: refs[0],
  to: refs[refs.length - 1],
  hops: 3,
  reversed: false,
  nodes: refs.map(entityRef => lineageNode({ entityRef })),
  edges: edges.map(([from, to]) => lineageEdge({ from, to })),
  truncated: false,
});

describe('pathSteps', () => {
  const stepsOf = (of: LineagePath) =>
    pathSteps(of).map(step => step.map(({ entityRef }) => entityRef));

  it('lists each entity in the order of the flow', () => {
    expect(
      stepsOf(
        path(
          ['a', 'b', 'c', 'd'],
          [
            ['c', 'd'],
            ['a', 'b'],
            ['b', 'c'],
          ],
        ),
      ),
    ).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it('lists entities on parallel paths as one step', () => {
    expect(
      stepsOf(
        path(
          ['a', 'b', 'x', 'c'],
          [
            ['a', 'b'],
            ['a', 'x'],
            ['b', 'c'],
            ['x', 'c'],
          ],
        ),
      ),
    ).toEqual([['a'], ['b', 'x'], ['c']]);
  });
});
