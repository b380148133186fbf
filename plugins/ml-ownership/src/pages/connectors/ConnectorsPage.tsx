import { CollectorList } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PageBody, Section } from '../../ui/page';
import {
  EmptyState,
  ErrorState,
  LoadingState,
  useMlQuery,
} from '../../ui/async-state';
import { useMlTranslation } from '../../translations';
import { PointInTime } from '../../ui/time';
import { EvidenceWriters } from './EvidenceWriters';
import { ModelSourcesSection } from './ModelSourcesSection';
import { UncoveredCriteria } from './UncoveredCriteria';
import { WrongClocks } from './WrongClocks';
import { Connector } from './Connector';
import styles from './ConnectorsPage.module.css';

const INTERVAL = 30_000;

const DOCUMENTS_MODULE =
  '@mlownership/backstage-plugin-ml-ownership-backend-module-documents';

/** The state of the connected systems that evidence is read from. */
export function ConnectorsPage() {
  const { t } = useMlTranslation();
  const { data, error, loading, reload } = useMlQuery(
    ['collectors'],
    api => api.getCollectors(),
    { refreshInterval: INTERVAL },
  );
  const subject = t('connectors.subject');
  return (
    <PageBody>
      <Section title={t('connectors.title')} lead={t('connectors.lead')}>
        {data && <WrongClocks clocks={data.clocks} />}
        {data && <LastEvaluation at={data.evaluatedAt} />}
        {data && <Connectors list={data} />}
        {loading && <LoadingState subject={subject} heights={[152, 152]} />}
        {error && (
          <ErrorState error={error} subject={subject} onRetry={reload} />
        )}
      </Section>
      {data && <ModelSourcesSection sources={data.modelSources} />}
      {data && <UncoveredCriteria criteria={data.uncovered} />}
      {data && <EvidenceWriters writers={data.writers} />}
    </PageBody>
  );
}

function LastEvaluation(props: { at: string | undefined }) {
  const { t } = useMlTranslation();
  return (
    <p>
      {props.at
        ? t('connectors.evaluated', { when: <PointInTime at={props.at} /> })
        : t('connectors.neverEvaluated')}
    </p>
  );
}

function Connectors(props: { list: CollectorList }) {
  const { items } = props.list;
  const { t } = useMlTranslation();
  if (items.length === 0) {
    return (
      <EmptyState title={t('connectors.none')}>
        {t('connectors.noneLead', { module: <code>{DOCUMENTS_MODULE}</code> })}
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {items.map(collector => (
        <li key={collector.id}>
          <Connector collector={collector} />
        </li>
      ))}
    </ul>
  );
}
