import { CSSProperties } from 'react';
import { CanvasTheme } from '../drawing/CanvasTheme';
import { teamColour } from '../drawing/teamColour';
import { TeamStyle } from '../types';
import styles from './TeamSwatch.module.css';

/**
 * A sample of the hue and pattern of a team, for legends; it fills its container.
 *
 * @public
 */
export function TeamSwatch(props: {
  team: TeamStyle;
  theme: Pick<CanvasTheme, 'card' | 'dark'>;
}) {
  const { team, theme } = props;
  return (
    <span
      className={styles.root}
      data-pattern={team.pattern}
      style={
        {
          backgroundColor: teamColour(team, theme.dark),
          '--sign': theme.card,
        } as CSSProperties
      }
      aria-hidden
    />
  );
}
