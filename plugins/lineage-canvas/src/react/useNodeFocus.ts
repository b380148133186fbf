import {
  FocusEvent,
  MutableRefObject,
  RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import { CanvasGraph } from '../drawing/CanvasGraph';
import { CanvasNode } from '../types';

interface NodeFocus {
  /** The node that the Tab key reaches. */
  current: CanvasNode | undefined;
  /** The card of the current node. */
  currentCard: RefObject<HTMLDivElement>;
  /** Whether the pointer is pressed: a node that it focuses is visible already. */
  isPointing: MutableRefObject<boolean>;
  /** Makes a node current, and focuses and reveals it. */
  goTo: (node: CanvasNode) => void;
  onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/** Tracks the node that has the focus, of which there is one at a time (roving tabindex). */
export function useNodeFocus(
  graph: CanvasGraph,
  options: {
    onActivate: (nodeId: string) => void;
    reveal: (nodeId: string) => void;
  },
): NodeFocus {
  const [cursor, setCursor] = useState<string>();
  const current =
    (cursor !== undefined ? graph.node(cursor) : undefined) ?? graph.root;
  const currentCard = useRef<HTMLDivElement>(null);
  const isPointing = useRef(false);
  // Set to focus the card of the cursor once it is rendered.
  const wantsFocus = useRef(false);
  useEffect(() => {
    if (wantsFocus.current) {
      wantsFocus.current = false;
      currentCard.current?.focus({ preventScroll: true });
    }
  });

  const goTo = (node: CanvasNode) => {
    wantsFocus.current = true;
    setCursor(node.id);
    options.onActivate(node.id);
    options.reveal(node.id);
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const card = (event.target as Element).closest('[data-node-id]');
    const node = graph.node(card?.getAttribute('data-node-id') ?? '');
    if (!node) {
      return;
    }
    if (isPointing.current) {
      setCursor(node.id);
    } else if (event.target === card && !wantsFocus.current) {
      goTo(node);
      wantsFocus.current = false;
    }
  };
  return { current, currentCard, isPointing, goTo, onFocus };
}
