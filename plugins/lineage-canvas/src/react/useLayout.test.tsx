import { renderHook, waitFor } from '@testing-library/react';
import { LayoutRequest } from '../layout/types';
import { useLayout } from './useLayout';

const request = (ids: string[], edges: string[]): LayoutRequest => ({
  nodes: ids.map(id => ({ id, width: 100, height: 40 })),
  edges: edges.map(text => {
    const [from, to] = text.split('>');
    return { id: text, from, to };
  }),
  gaps: { layer: 60, node: 20, edge: 10 },
  anchor: ids[0],
});

describe('useLayout', () => {
  it('keeps the last layout until the next one, which is similar', async () => {
    const { result, rerender } = renderHook(useLayout, {
      initialProps: request(['a', 'b', 'c'], ['a>b', 'a>c']),
    });
    expect(result.current).toEqual({ layout: undefined, busy: true });
    await waitFor(() => expect(result.current.busy).toBe(false));
    const { positions } = result.current.layout!;

    // Without the previous layout, all nodes would be centred on the targets of the anchor.
    rerender(
      request(
        ['a', 'b', 'c', 'd', 'e', 'f'],
        ['a>b', 'a>c', 'c>d', 'c>e', 'c>f'],
      ),
    );
    expect(result.current.busy).toBe(true);
    expect(result.current.layout!.positions).toBe(positions);
    await waitFor(() => expect(result.current.busy).toBe(false));
    expect(result.current.layout!.positions).toMatchObject(positions);
    expect(result.current.layout!.positions.f).toBeDefined();
  });

  it('starts over around the anchor if little of the last layout remains', async () => {
    const leaves = ['b', 'c', 'd', 'e', 'f', 'g'];
    const { result, rerender } = renderHook(useLayout, {
      initialProps: request(
        ['a', ...leaves],
        leaves.map(leaf => `a>${leaf}`),
      ),
    });
    await waitFor(() => expect(result.current.busy).toBe(false));
    expect(result.current.layout!.positions.b.y).not.toBe(0);

    rerender({ ...request(['b', 'a'], ['a>b']), anchor: 'a' });
    await waitFor(() => expect(result.current.busy).toBe(false));
    expect(result.current.layout!.positions).toEqual({
      a: { x: 0, y: 0 },
      b: { x: 160, y: 0 },
    });
  });

  it('reports why a graph could not be laid out', async () => {
    const { result } = renderHook(useLayout, {
      initialProps: {
        ...request(['a'], []),
        // As if a caller without type checks omitted it.
        gaps: undefined as unknown as LayoutRequest['gaps'],
      },
    });
    await waitFor(() => expect(result.current.busy).toBe(false));
    expect(result.current.error).toMatchObject({ name: 'TypeError' });
  });
});
