import { ReactNode } from 'react';
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

/** A word beside a fact. */
export function Note(props: { children: ReactNode }) {
  return <span className={styles.note}>{props.children}</span>;
}
