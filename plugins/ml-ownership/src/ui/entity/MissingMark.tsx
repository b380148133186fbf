import { RiErrorWarningLine } from '@remixicon/react';
import { ReactNode } from 'react';
import styles from './MissingMark.module.css';

/** Marks a name that is not in the catalog. */
export function MissingMark(props: { children: ReactNode }) {
  return (
    <span className={styles.root}>
      <RiErrorWarningLine className={styles.icon} aria-hidden />
      {props.children}
    </span>
  );
}
