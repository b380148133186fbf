import { RiAlertFill } from '@remixicon/react';
import { ReactNode } from 'react';
import { useMlTranslation } from '../../translations';
import styles from './DescriptionList.module.css';

/** A description list; contains `DescriptionItem`s only. */
export function DescriptionList(props: { children: ReactNode }) {
  return <dl className={styles.list}>{props.children}</dl>;
}

/** A term and its description. */
export function DescriptionItem(props: {
  title: string;
  /** Emphasises the most important item. */
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

/** A note that a required value is missing. */
export function MissingValue(props: { children: ReactNode }) {
  return (
    <strong className={styles.missing}>
      <RiAlertFill className={styles.alert} aria-hidden />
      <span>{props.children}</span>
    </strong>
  );
}

/**
 * Instructions to declare the missing field. Collapsed, so that an example is not mistaken for a value during an
 * incident.
 */
export function HowToDeclare(props: { children: ReactNode }) {
  const { t } = useMlTranslation();
  return (
    <details className={styles.howTo}>
      <summary>{t('operate.fact.howTo')}</summary>
      {props.children}
    </details>
  );
}

/** A remark next to a value. */
export function Note(props: { children: ReactNode }) {
  return <span className={styles.note}>{props.children}</span>;
}
