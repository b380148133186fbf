import { CSSProperties } from 'react';
import { teamColour } from './teamColour';
import { TeamStyle } from './types';
import styles from './TeamSwatch.module.css';

/** A sample of the hue and pattern of a team; it fills its container. */
export function TeamSwatch(props: { look: TeamStyle }) {
  const { look } = props;
  return (
    <span
      className={styles.root}
      data-pattern={look.pattern}
      style={
        {
          '--team-on-light': teamColour(look, false),
          '--team-on-dark': teamColour(look, true),
        } as CSSProperties
      }
      aria-hidden
    />
  );
}
