import { Direction } from './neighbourTowards';
import { Side } from './types';

/** What a key means on a node. */
export type KeyAction =
  | { type: 'go'; direction: Direction }
  | { type: 'open' | 'fit' | 'leave' }
  | { type: 'expand' | 'collapse'; side: Side };

const DIRECTIONS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/**
 * Reads a key, as `lineage.canvas.keys` says in words; keyboards differ in which sign of a key comes with Shift, so both count. */
export function keyAction(event: {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): KeyAction | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return undefined;
  }
  const direction = DIRECTIONS[event.key];
  if (direction) {
    return { type: 'go', direction };
  }
  const side = event.shiftKey ? 'upstream' : 'downstream';
  switch (event.key) {
    case 'Enter':
      return { type: 'open' };
    case '0':
      return { type: 'fit' };
    case 'Escape':
      return { type: 'leave' };
    case '+':
    case '=':
    case '*':
      return { type: 'expand', side };
    case '-':
    case '_':
      return { type: 'collapse', side };
    default:
      return undefined;
  }
}
