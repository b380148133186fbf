import { KeyboardEvent, RefObject } from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { findNeighbourInDirection } from '../interaction/findNeighbourInDirection';
import { KeyAction, keyAction } from '../interaction/keyAction';
import { CanvasNode } from '../types';
import { LineageCanvasProps } from './LineageCanvasProps';

type Actions = Pick<
  LineageCanvasProps,
  'onActivate' | 'onOpen' | 'onExpand' | 'onCollapse'
> & { goTo: (node: CanvasNode) => void; fit: () => void };

/** Returns the handler of keys that are pressed on the current node, see `keyAction`. */
export function useNodeKeys(
  graph: CanvasGraph,
  current: CanvasNode | undefined,
  currentCard: RefObject<HTMLElement>,
  actions: Actions,
): (event: KeyboardEvent<HTMLElement>) => void {
  return event => {
    const action = keyAction(event);
    const onCard = event.target === currentCard.current;
    // Links and buttons handle Enter themselves.
    if (!current || !action || (action.type === 'open' && !onCard)) {
      return;
    }
    event.preventDefault();
    run(action, graph, current, actions);
  };
}

function run(
  action: KeyAction,
  graph: CanvasGraph,
  current: CanvasNode,
  actions: Actions,
): void {
  switch (action.type) {
    case 'go': {
      const next = findNeighbourInDirection(
        action.direction,
        current,
        graph.nodes,
        graph.edges,
      );
      if (next) {
        actions.goTo(next);
      }
      break;
    }
    case 'open':
      actions.onOpen(current.id);
      break;
    case 'fit':
      actions.fit();
      break;
    case 'leave':
      actions.onActivate(undefined);
      break;
    case 'expand':
      if (current.omittedNeighbours[action.side] > 0) {
        actions.onExpand(current.id, action.side);
      }
      break;
    default:
      if (current.collapsible[action.side]) {
        actions.onCollapse(current.id, action.side);
      }
  }
}
