import { Box, Text } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import layout from '../layout.module.css';
import styles from './Section.module.css';

/** A section of a page with its heading. */
export function Section(props: {
  title: string;
  /** A summary of the section in one sentence. */
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { title, lead, actions, children } = props;
  const id = useId();
  return (
    <Box as="section" bg="neutral" className={styles.root} aria-labelledby={id}>
      <div className={layout.spacedRow}>
        <Text as="h2" variant="title-x-small" weight="bold" id={id}>
          {title}
        </Text>
        {actions}
      </div>
      {lead && <p className={styles.lead}>{lead}</p>}
      {children}
    </Box>
  );
}
