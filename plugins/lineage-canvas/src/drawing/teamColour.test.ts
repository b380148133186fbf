import { TEAM_HUE_COUNT, teamColour } from './teamColour';

/** Relative luminance as defined by WCAG 2, of a colour in HSL or grey. */
function luminance(colour: string): number {
  const [hue, saturation, lightness] = colour.match(/[\d.]+/g)!.map(Number);
  const [s, l] = [saturation / 100, lightness / 100];
  const channel = (shift: number) => {
    const k = (shift + hue / 30) % 12;
    const value =
      l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(4);
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('teamColour', () => {
  it.each([
    ['light', false, ['hsl(0, 0%, 96%)', 'hsl(0, 0%, 100%)']],
    ['dark', true, ['hsl(0, 0%, 20%)', 'hsl(0, 0%, 25.7%)']],
  ])('has enough contrast on every %s background', (_, dark, grounds) => {
    for (let hue = 0; hue < TEAM_HUE_COUNT; hue++) {
      for (const ground of grounds) {
        expect(
          contrast(teamColour({ hue, pattern: 0 }, dark), ground),
        ).toBeGreaterThanOrEqual(3);
      }
    }
  });
});
