/**
 * Colours and font of the drawing. Colours are CSS values that a canvas understands: no variables, and no functions that
 * an exported SVG could not be read with elsewhere.
 *
 * @public
 */
export interface CanvasTheme {
  /** Whether the ground is dark: selects the lightness of the team colours. */
  dark: boolean;
  /** Background of the drawing. */
  ground: string;
  /** Background of a node. */
  card: string;
  /** Background of a button. */
  button: string;
  text: string;
  /** Text of secondary importance; readable on `ground` and `card`. */
  quietText: string;
  /** Edges within a team. */
  line: string;
  border: string;
  /** Border of nodes and controls that are not to attract attention. */
  faintBorder: string;
  /** The selected path and the focus. */
  accent: string;
  /** Edges that were observed or inferred. */
  observed: string;
  /** Edges between teams. */
  crossing: string;
  /** Status `passed`. */
  passed: string;
  /** Status `failed`. */
  failed: string;
  /** Status `unproven`. */
  unproven: string;
  /** A CSS font family. */
  font: string;
}

/**
 * The theme if none is given, for a light page.
 *
 * @public
 */
export const LIGHT_THEME: CanvasTheme = {
  dark: false,
  ground: '#f5f5f5',
  card: '#ffffff',
  button: '#f7f7f7',
  text: '#000000',
  quietText: '#4a4a4a',
  line: '#696969',
  border: '#a1a1a1',
  faintBorder: '#d6d6d6',
  accent: '#1f5493',
  observed: '#2a86f3',
  crossing: '#aa4d00',
  passed: '#1abc54',
  failed: '#ee3a4c',
  unproven: '#f18900',
  font: 'system-ui',
};
