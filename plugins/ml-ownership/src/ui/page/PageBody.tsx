import { Container } from '@backstage/ui';
import { ReactNode } from 'react';
import { Paper } from '../print';
import styles from './PageBody.module.css';

/**
 * The content below a page header: a column of sections.
 *
 * @param hasPrintButton - the page renders the button itself
 */
export function PageBody(props: {
  hasPrintButton?: boolean;
  children: ReactNode;
}) {
  const { hasPrintButton, children } = props;
  return (
    <Container pt="5">
      <Paper className={styles.root} isMain hasPrintButton={hasPrintButton}>
        {children}
      </Paper>
    </Container>
  );
}
