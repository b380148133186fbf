import { Direction } from './findNeighbourInDirection';
import { Side } from '../types';

/**
 * The action of a key on a node.
 *
 * @public
 */
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
 * Maps a key to an action, as documented in the text `keys` of `LineageCanvasTexts`. Keyboard layouts differ in which
 * character of a key needs Shift, so both characters are accepted.
 *
 * @public
 */
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
