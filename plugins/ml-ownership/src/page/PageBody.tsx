import { Container } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './PageBody.module.css';

/** The content under a page header: its sections from top to bottom. */
export function PageBody(props: { children: ReactNode }) {
  const { children } = props;
  return (
    <Container pt="5">
      <main className={styles.root}>{children}</main>
    </Container>
  );
}
