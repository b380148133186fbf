import { textWidth } from './fitText';

/** Colours and font of the drawing, taken from the page. */
export interface CanvasTheme {
  dark: boolean;
  ground: string;
  card: string;
  button: string;
  text: string;
  quietText: string;
  line: string;
  border: string;
  /** Colour of the selected path. */
  accent: string;
  info: string;
  warning: string;
  success: string;
  danger: string;
  unproven: string;
  font: string;
  /** Factors by which text is wider than estimated. */
  stretch: { plain: number; bold: number };
}

/** Defaults for a page without a style sheet. */
const PLAIN: Record<string, string> = {
  '--bui-bg-app': '#f5f5f5',
  '--bui-bg-neutral-1': '#ffffff',
  '--bui-bg-neutral-2': '#f7f7f7',
  '--bui-fg-primary': '#000000',
  '--bui-fg-secondary': '#696969',
  '--bui-border-2': '#a1a1a1',
  '--bui-accent-bg': '#1f5493',
  '--bui-fg-announcement': '#2a86f3',
  '--bui-fg-warning': '#f18900',
  '--bui-warning-fg-subdued': '#aa4d00',
  '--bui-fg-positive': '#1abc54',
  '--bui-fg-negative': '#ee3a4c',
  '--bui-font-regular': 'system-ui',
};

/** Reads the theme from the computed style of an element. */
export function readCanvasTheme(element: Element): CanvasTheme {
  const style = getComputedStyle(element);
  const token = (name: string) =>
    style.getPropertyValue(name).trim() || PLAIN[name];
  const ground = token('--bui-bg-app');
  const text = token('--bui-fg-primary');
  const secondary = token('--bui-fg-secondary');
  const font = token('--bui-font-regular');
  return {
    dark: isDark(ground),
    ground,
    card: token('--bui-bg-neutral-1'),
    button: token('--bui-bg-neutral-2'),
    text,
    // As `color-mix(in srgb, primary 30%, secondary)` in the style sheets, which an exported SVG cannot rely on.
    quietText: mix(text, secondary),
    line: secondary,
    border: token('--bui-border-2'),
    accent: token('--bui-accent-bg'),
    info: token('--bui-fg-announcement'),
    warning: token('--bui-warning-fg-subdued'),
    success: token('--bui-fg-positive'),
    danger: token('--bui-fg-negative'),
    unproven: token('--bui-fg-warning'),
    font,
    stretch: measureStretch(font),
  };
}

const SAMPLE = 'The quick brown fox jumps over 13 lazy dogs, Customer features';

function measureStretch(font: string): CanvasTheme['stretch'] {
  const context = document.createElement('canvas').getContext('2d');
  const measure = (weight: string) => {
    if (!context) {
      return 1;
    }
    context.font = `${weight}16px ${font}`;
    return context.measureText(SAMPLE).width / textWidth(SAMPLE, 16);
  };
  return { plain: measure(''), bold: measure('600 ') };
}

function channels(colour: string): number[] | undefined {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (!digits) {
    return undefined;
  }
  const full =
    digits.length === 3 ? digits.replace(/./g, digit => digit + digit) : digits;
  return [0, 2, 4].map(at => parseInt(full.slice(at, at + 2), 16));
}

function isDark(colour: string): boolean {
  const rgb = channels(colour);
  return rgb !== undefined && rgb.reduce((sum, part) => sum + part, 0) < 384;
}

function mix(strong: string, weak: string): string {
  const [one, other] = [channels(strong), channels(weak)];
  if (!one || !other) {
    return weak;
  }
  const parts = one.map((part, at) =>
    Math.round(part * 0.3 + other[at] * 0.7)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
