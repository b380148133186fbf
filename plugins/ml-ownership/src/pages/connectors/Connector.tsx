import {
  CollectorHealth,
  CRITERIA,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiTimeLine,
} from '@remixicon/react';
import { ReactNode, useId } from 'react';
import { ServerText, titleOfCriterion } from '../../ui/criterion';
import { PointInTime } from '../../ui/time';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { CollectorGaps } from './CollectorGaps';
import styles from './Connector.module.css';

const ICONS: Record<CollectorHealth['state'], RemixiconComponentType> = {
  'not-run': RiTimeLine,
  healthy: RiCheckboxCircleFill,
  degraded: RiAlertFill,
  failing: RiCloseCircleFill,
};

/** One connected system: its state, its last runs, and how many entities were checked, are due or could not be read. */
export function Connector(props: { collector: CollectorHealth }) {
  const { collector } = props;
  const { id, title, source, criteria, state } = collector;
  const { t } = useMlTranslation();
  const Icon = ICONS[state];
  const headingId = useId();

  return (
    <article
      className={styles.root}
      data-state={state}
      aria-labelledby={headingId}
    >
      <div className={styles.header}>
        <h3 className={styles.title} id={headingId}>
          {title}
        </h3>
        <span className={styles.state}>
          <Icon className={styles.icon} aria-hidden />
          {t(`connectors.state.${state}`)}
        </span>
        <code className={styles.id}>{id}</code>
      </div>
      <p className={styles.text}>{t(`connectors.meaning.${state}`)}</p>
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
      {collector.lastError && (
        <div>
          <span className={styles.label}>{t('connectors.lastError')}</span>
          <p className={styles.error}>
            <ServerText>{collector.lastError}</ServerText>
          </p>
        </div>
      )}
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
