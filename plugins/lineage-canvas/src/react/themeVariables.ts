import { CSSProperties } from 'react';
import { CanvasTheme } from '../drawing/CanvasTheme';

/** The colours and the font as custom properties, for the style sheets of the elements above the canvas. */
export function themeVariables(theme: CanvasTheme): CSSProperties {
  return {
    '--lineage-ground': theme.ground,
    '--lineage-card': theme.card,
    '--lineage-button': theme.button,
    '--lineage-text': theme.text,
    '--lineage-quiet-text': theme.quietText,
    '--lineage-line': theme.line,
    '--lineage-border': theme.border,
    '--lineage-faint-border': theme.faintBorder,
    '--lineage-accent': theme.accent,
    '--lineage-passed': theme.passed,
    '--lineage-failed': theme.failed,
    '--lineage-unproven': theme.unproven,
    '--lineage-font': theme.font,
  } as CSSProperties;
}
