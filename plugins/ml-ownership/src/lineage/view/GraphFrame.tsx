import { ReactNode } from 'react';
import styles from './GraphFrame.module.css';

/** The room that the graph takes, as high while it is on its way as when it is there. */
export function GraphFrame(props: { children: ReactNode }) {
  const { children } = props;
  return <div className={styles.root}>{children}</div>;
}
