import { CSSProperties } from 'react';
import { teamColour } from './teamColour';
import { TeamLook } from './types';
import styles from './TeamSwatch.module.css';

/** The hue and the pattern of a team; it fills what it is put into. */
export function TeamSwatch(props: { look: TeamLook }) {
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
