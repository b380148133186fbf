import { CanvasTheme } from '@mlownership/lineage-canvas';

/** Values of Backstage UI's tokens for a page without its style sheet. */
const DEFAULTS: Record<string, string> = {
  '--bui-bg-app': '#f5f5f5',
  '--bui-bg-neutral-1': '#ffffff',
  '--bui-bg-neutral-2': '#f7f7f7',
  '--bui-fg-primary': '#000000',
  '--bui-fg-secondary': '#696969',
  '--bui-border-1': '#d6d6d6',
  '--bui-border-2': '#a1a1a1',
  '--bui-accent-bg': '#1f5493',
  '--bui-fg-announcement': '#2a86f3',
  '--bui-fg-warning': '#f18900',
  '--bui-warning-fg-subdued': '#aa4d00',
  '--bui-fg-positive': '#1abc54',
  '--bui-fg-negative': '#ee3a4c',
  '--bui-font-regular': 'system-ui',
};

/** Reads the theme of the canvas from the computed style of an element. */
export function readCanvasTheme(element: Element): CanvasTheme {
  const style = getComputedStyle(element);
  const token = (name: string) =>
    style.getPropertyValue(name).trim() || DEFAULTS[name];
  const ground = token('--bui-bg-app');
  const text = token('--bui-fg-primary');
  const secondary = token('--bui-fg-secondary');
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
    faintBorder: token('--bui-border-1'),
    accent: token('--bui-accent-bg'),
    observed: token('--bui-fg-announcement'),
    crossing: token('--bui-warning-fg-subdued'),
    passed: token('--bui-fg-positive'),
    failed: token('--bui-fg-negative'),
    unproven: token('--bui-fg-warning'),
    font: token('--bui-font-regular'),
  };
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
