import { ReactNode } from 'react';
import styles from './PageBody.module.css';

/** The content of an entity's tab, which the catalog has given its margins already. */
export function TabBody(props: { children: ReactNode }) {
  const { children } = props;
  return <div className={styles.root}>{children}</div>;
}
