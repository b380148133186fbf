export type Emphasis = 'path' | 'flow' | 'plain' | 'faint';

/**
 * The emphasis of a node or an edge: on the selected path, in the flow through the active node, or faint if others are
 * highlighted.
 */
export function emphasisOf(
  id: string,
  highlighted: { flow?: ReadonlySet<string>; path?: ReadonlySet<string> },
): Emphasis {
  const { flow, path } = highlighted;
  if (path?.has(id)) {
    return 'path';
  }
  if (flow?.has(id)) {
    return 'flow';
  }
  return flow || path ? 'faint' : 'plain';
}
