import { MeasuredTheme } from './MeasuredTheme';
import { Emphasis } from './getEmphasis';
import { fitText } from './fitText';
import { TITLE_SIZE } from './placeTitles';
import { Style, TextStyle } from './Shape';
import { teamColour } from './teamColour';
import { CanvasNode, NodeStatus } from '../types';
import { READABLE_SCALE } from '../viewport/viewport';

/** Node styles. Each is created once, so that nodes of the same style are drawn together. */
export class NodeStyles {
  readonly title: TextStyle;
  /** The same size on the screen at every scale. */
  readonly farTitle: TextStyle;
  readonly titleGround: Style;
  readonly quiet: TextStyle;
  readonly quietEnd: TextStyle;
  readonly label: TextStyle;
  readonly button: Style;
  readonly buttonText: TextStyle;
  readonly stack: Style;
  readonly pattern: Style;
  readonly spotRoot: Style;
  readonly spotOnPath: Style;
  readonly spotUnknown: Style;
  readonly spotCell: Style;
  readonly statuses: Record<NodeStatus, { dot: Style; sign: Style }>;
  /** How far a mark extends beyond its spot. */
  readonly reach: number;
  private readonly frames = new Map<string, Style>();
  private readonly teams = new Map<number | undefined, Style>();

  constructor(
    private readonly theme: MeasuredTheme,
    readonly scale: number,
    private readonly opacity?: number,
  ) {
    const start = { align: 'start', opacity } as const;
    this.title = { ...start, fill: theme.text, size: 14, bold: true };
    this.farTitle = {
      ...start,
      fill: theme.text,
      size: TITLE_SIZE / scale,
      bold: true,
    };
    this.titleGround = { fill: theme.card, opacity: (opacity ?? 1) * 0.85 };
    this.quiet = { ...start, fill: theme.quietText, size: 12 };
    this.quietEnd = { ...this.quiet, align: 'end' };
    this.label = { fill: theme.text, size: 12, align: 'end', opacity };
    this.button = {
      fill: theme.button,
      stroke: theme.border,
      width: 1,
      opacity,
    };
    this.buttonText = {
      fill: theme.text,
      size: 11,
      align: 'middle',
      opacity,
    };
    this.stack = { fill: theme.card, stroke: theme.border, width: 1, opacity };
    this.pattern = { stroke: theme.card, width: 2.2, round: true };
    this.reach = 3 / scale;
    this.spotRoot = { fill: theme.text, opacity };
    this.spotOnPath = { fill: theme.accent, opacity };
    this.spotUnknown = {
      fill: theme.ground,
      stroke: theme.line,
      width: 1 / scale,
      opacity,
    };
    this.spotCell = { fill: theme.card, opacity };
    const filled = (fill: string) => ({
      dot: { fill, opacity },
      sign: { stroke: theme.card, width: 1.8, round: true },
    });
    const hollow = () => ({
      dot: { stroke: theme.quietText, width: 1.6, opacity },
      sign: { stroke: theme.quietText, width: 1.6, round: true, opacity },
    });
    this.statuses = {
      passed: filled(theme.passed),
      failed: filled(theme.failed),
      unproven: filled(theme.unproven),
      pending: hollow(),
      excluded: hollow(),
    };
  }

  /** The effective font size for estimating the width of a text. */
  estimated(style: TextStyle): number {
    const { plain, bold } = this.theme.stretch;
    return style.size * (style.bold ? bold : plain);
  }

  /** Truncates a text to a width. */
  fit(text: string, width: number, style: TextStyle): string {
    return fitText(text, width, this.estimated(style));
  }

  /** Whether a sign within a dot is large enough to be recognised. */
  showsSign(radius: number): boolean {
    return radius * this.scale > 2.5;
  }

  team({ team }: Pick<CanvasNode, 'team'>): Style {
    let style = this.teams.get(team?.hue);
    if (!style) {
      style = {
        fill: team ? teamColour(team, this.theme.dark) : this.theme.line,
        opacity: this.opacity,
      };
      this.teams.set(team?.hue, style);
    }
    return style;
  }

  frame(node: CanvasNode, emphasis: Emphasis): Style {
    const known = !node.isUnknown;
    const key = `${known} ${node.isRoot} ${emphasis === 'path'}`;
    let style = this.frames.get(key);
    if (!style) {
      const { theme } = this;
      style = {
        fill: known ? theme.card : theme.ground,
        opacity: this.opacity,
      };
      const thicker = Math.max(1, READABLE_SCALE / this.scale);
      if (emphasis === 'path') {
        style = { ...style, stroke: theme.accent, width: 3 * thicker };
      } else if (node.isRoot) {
        style = { ...style, stroke: theme.text, width: 2 * thicker };
      } else {
        style = { ...style, stroke: theme.border, width: thicker };
      }
      if (!known) {
        style = { ...style, dash: [5, 4] };
      }
      this.frames.set(key, style);
    }
    return style;
  }
}
