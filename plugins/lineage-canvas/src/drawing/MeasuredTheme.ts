import { CanvasTheme } from './CanvasTheme';
import { textWidth } from './fitText';

/**
 * A theme whose font has been measured.
 *
 * @public
 */
export interface MeasuredTheme extends CanvasTheme {
  /** Factors by which text is wider than estimated. */
  stretch: { plain: number; bold: number };
}

const SAMPLE = 'The quick brown fox jumps over 13 lazy dogs, Customer features';

/**
 * Measures the font of a theme in the browser; without a canvas, widths are taken as estimated.
 *
 * @public
 */
export function measureTheme(theme: CanvasTheme): MeasuredTheme {
  const context = document.createElement('canvas').getContext('2d');
  const measure = (weight: string) => {
    if (!context) {
      return 1;
    }
    context.font = `${weight}16px ${theme.font}`;
    return context.measureText(SAMPLE).width / textWidth(SAMPLE, 16);
  };
  return {
    ...theme,
    stretch: { plain: measure(''), bold: measure('600 ') },
  };
}
