import {
  CollectorHealth,
  CRITERIA,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ReactNode, useId } from 'react';
import { titleOfCriterion } from '../../ui/criterion';
import { PointInTime } from '../../ui/time';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { CollectorGaps } from './CollectorGaps';
import { ConnectorHeader, LastError } from './ConnectorState';
import styles from './Connector.module.css';

/** One connected system: its state, its last runs, and how many entities were checked, are due or could not be read. */
export function Connector(props: { collector: CollectorHealth }) {
  const { collector } = props;
  const { id, title, source, criteria, state } = collector;
  const { t } = useMlTranslation();
  const headingId = useId();

  return (
    <article
      className={styles.root}
      data-state={state}
      aria-labelledby={headingId}
    >
      <ConnectorHeader {...{ id, title, state, headingId }} />
      <p className={styles.text}>{t(`connectors.meaning.${state}`)}</p>
      {collector.isExperimental && (
        <p className={styles.text}>{t('connectors.experimental')}</p>
      )}
      <dl className={styles.facts}>
        <Fact title={t('connectors.lastRun')}>
          {collector.lastRunAt ? (
            <PointInTime at={collector.lastRunAt} />
          ) : (
            t('connectors.never')
          )}
        </Fact>
        <Fact title={t('connectors.lastSuccess')}>
          {collector.lastSuccessAt ? (
            <PointInTime at={collector.lastSuccessAt} />
          ) : (
            t('connectors.never')
          )}
        </Fact>
        <Fact title={t('connectors.checked')}>
          {entities(t, collector.checked)}
        </Fact>
        <Fact title={t('connectors.due')}>{entities(t, collector.due)}</Fact>
        <Fact title={t('connectors.incomplete')}>
          {entities(t, collector.incomplete)}
        </Fact>
        {collector.notConnected > 0 && (
          <Fact title={t('connectors.notConnected')}>
            {entities(t, collector.notConnected)}
          </Fact>
        )}
        <Fact title={t('connectors.source')}>
          {t(`verdict.evidenceSource.${source}`)}
        </Fact>
      </dl>
      <LastError error={collector.lastError} />
      {collector.incomplete + collector.notConnected > 0 && (
        <CollectorGaps id={id} title={title} />
      )}
      <details className={styles.criteria}>
        <summary>
          {t('connectors.criteria', { count: criteria.length })}
        </summary>
        <ul>
          {criteria.map(criterion => (
            <li key={criterion}>{titleOfCriterion(t, CRITERIA, criterion)}</li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <div>
      <dt className={styles.label}>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function entities(t: TranslateFunction, count: number): string {
  return count === 0
    ? t('connectors.noEntity')
    : t('connectors.entities', { count });
}
