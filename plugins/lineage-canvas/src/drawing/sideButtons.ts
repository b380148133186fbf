import { CanvasNode, Rectangle, Side } from '../types';

/**
 * A button at the side of a node.
 *
 * @public
 */
export interface SideButton extends Rectangle {
  side: Side;
  action: 'expand' | 'collapse';
  text: string;
}

const HEIGHT = 24;
const SIDES: readonly Side[] = ['upstream', 'downstream'];

/**
 * The expand and collapse buttons of a node, with their positions on the drawing.
 *
 * @public
 */
export function sideButtons(node: CanvasNode): SideButton[] {
  return SIDES.flatMap(side => {
    const buttons: Pick<SideButton, 'action' | 'text'>[] = [];
    if (node.omittedNeighbours[side] > 0) {
      buttons.push({
        action: 'expand',
        text: `+${node.omittedNeighbours[side]}`,
      });
    }
    if (node.collapsible[side]) {
      buttons.push({ action: 'collapse', text: '−' });
    }
    return buttons.map(button => {
      const width = Math.max(24, 10 + button.text.length * 7);
      return {
        ...button,
        side,
        width,
        height: HEIGHT,
        x:
          side === 'upstream'
            ? node.x - width / 2
            : node.x + node.width - width / 2,
        // Above and below the middle, where edges are attached.
        y:
          button.action === 'expand'
            ? node.y - HEIGHT / 2
            : node.y + node.height - HEIGHT / 2,
      };
    });
  });
}
