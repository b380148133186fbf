import {
  KindConflict,
  ModelProvider,
  ModelSources,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Alert } from '@backstage/ui';
import { useId } from 'react';
import { ServerText } from '../../ui/criterion';
import { EntityLink } from '../../ui/entity';
import { Section } from '../../ui/page';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import { ConnectorHeader, LastError } from './ConnectorState';
import styles from './Connector.module.css';
import pageStyles from './ConnectorsPage.module.css';

/** What adds models to the catalog besides YAML, and entities of other kinds; renders nothing if there is nothing. */
export function ModelSourcesSection(props: { sources: ModelSources }) {
  const { conflicts, error, providers } = props.sources;
  const { t } = useMlTranslation();
  if (providers.length + conflicts.length === 0 && !error) {
    return null;
  }
  return (
    <Section
      title={t('connectors.models.title')}
      lead={t('connectors.models.lead')}
    >
      {error && (
        <Alert
          status="warning"
          icon
          title={t('connectors.models.unknown')}
          description={<ServerText>{error}</ServerText>}
        />
      )}
      {conflicts.map(conflict => (
        <Conflict
          key={`${conflict.kind} ${conflict.apiVersion}`}
          conflict={conflict}
        />
      ))}
      {providers.length > 0 && (
        <ul className={pageStyles.list}>
          {providers.map(provider => (
            <li key={provider.id}>
              <Provider provider={provider} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Conflict(props: { conflict: KindConflict }) {
  const { apiVersion, count, examples, kind } = props.conflict;
  const { t } = useMlTranslation();
  return (
    <Alert
      status="warning"
      icon
      title={t('connectors.models.conflict', { count, kind, apiVersion })}
      description={
        <>
          {t('connectors.models.conflictLead')}
          <ul>
            {examples.map(ref => (
              <li key={ref}>
                <EntityLink entityRef={ref} missing={false} />
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

/** An entity provider, and how its last run ended. */
function Provider(props: { provider: ModelProvider }) {
  const { id, title, state, lastRunAt, lastError } = props.provider;
  const { t } = useMlTranslation();
  const headingId = useId();
  return (
    <article
      className={styles.root}
      data-state={state}
      aria-labelledby={headingId}
    >
      <ConnectorHeader {...{ id, title, state, headingId }} />
      <p className={styles.text}>{t(`connectors.models.meaning.${state}`)}</p>
      <dl className={styles.facts}>
        <div>
          <dt className={styles.label}>{t('connectors.lastRun')}</dt>
          <dd>
            {lastRunAt ? <PointInTime at={lastRunAt} /> : t('connectors.never')}
          </dd>
        </div>
      </dl>
      <LastError error={lastError} />
    </article>
  );
}
