/** How much a node or an edge stands out. */
export type Emphasis = 'path' | 'flow' | 'plain' | 'faint';

/** What is on the chosen path or in the flow through what is pointed at stands out, and all else stands back. */
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
