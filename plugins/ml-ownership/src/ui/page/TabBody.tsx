import { ReactNode } from 'react';
import { Paper } from '../print';
import styles from './PageBody.module.css';

/**
 * The content of an entity tab. The catalog already adds its margins.
 *
 * @param hasReport - the tab provides its own printed report
 */
export function EntityTabBody(props: {
  hasReport?: boolean;
  children: ReactNode;
}) {
  const { hasReport, children } = props;
  return (
    <Paper className={styles.root} hasReport={hasReport}>
      {children}
    </Paper>
  );
}
