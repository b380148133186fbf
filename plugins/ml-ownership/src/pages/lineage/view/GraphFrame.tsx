import { ReactNode } from 'react';
import styles from './GraphFrame.module.css';

/** The frame of the graph, with the same height while loading. */
export function GraphFrame(props: { children: ReactNode }) {
  const { children } = props;
  return <div className={styles.root}>{children}</div>;
}
