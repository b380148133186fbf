import { RiAlertFill } from '@remixicon/react';
import { ReactNode } from 'react';
import { useWords } from '../words';
import styles from './Fact.module.css';

/** Facts under one another; holds `Fact`s alone. */
export function FactList(props: { children: ReactNode }) {
  return <dl className={styles.list}>{props.children}</dl>;
}

/** What something is called, and what is known of it. */
export function Fact(props: {
  title: string;
  /** Stands out: what is wanted first. */
  main?: boolean;
  children: ReactNode;
}) {
  const { title, main, children } = props;
  return (
    <div className={styles.fact} data-main={main || undefined}>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Says plainly that there is nothing where something should be. */
export function Missing(props: { children: ReactNode }) {
  return (
    <strong className={styles.missing}>
      <RiAlertFill className={styles.alert} aria-hidden />
      <span>{props.children}</span>
    </strong>
  );
}

/** How an owner mends what is missing, folded: during an incident, an example must not pass for an answer. */
export function HowToDeclare(props: { children: ReactNode }) {
  const { t } = useWords();
  return (
    <details className={styles.howTo}>
      <summary>{t('operate.fact.howTo')}</summary>
      {props.children}
    </details>
  );
}

/** A word beside a fact. */
export function Note(props: { children: ReactNode }) {
  return <span className={styles.note}>{props.children}</span>;
}
