import { testLineage } from '../__testUtils__/testLineage';
import {
  Direction,
  findNeighbourInDirection,
} from './findNeighbourInDirection';

describe('findNeighbourInDirection', () => {
  const { nodes, edges } = testLineage();
  const lead = (direction: Direction, from: string) =>
    findNeighbourInDirection(
      direction,
      nodes.find(node => node.id === from)!,
      nodes,
      edges,
    )?.id;

  it('follows the data to the right and back to the left, to the nearest node', () => {
    expect(lead('right', 'events')).toBe('features');
    expect(lead('right', 'features')).toBe('churn');
    expect(lead('left', 'uplift')).toBe('features');
    expect(lead('right', 'uplift')).toBeUndefined();
  });

  it('stays in the layer up and down', () => {
    expect(lead('down', 'churn')).toBe('uplift');
    expect(lead('up', 'uplift')).toBe('churn');
    expect(lead('up', 'churn')).toBeUndefined();
    expect(lead('down', 'features')).toBeUndefined();
  });
});
