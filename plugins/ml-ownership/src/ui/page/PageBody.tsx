import { Container } from '@backstage/ui';
import { ReactNode } from 'react';
import { Paper } from '../print';
import styles from './PageBody.module.css';

/** The content below a page header: a column of sections. */
export function PageBody(props: { children: ReactNode }) {
  const { children } = props;
  return (
    <Container pt="5">
      <Paper className={styles.root} isMain>
        {children}
      </Paper>
    </Container>
  );
}
