import { CollectorList } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PageBody, Section } from '../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { useWords } from '../words';
import { Connector } from './Connector';
import styles from './ConnectorsPage.module.css';

const INTERVAL = 30_000;

const DOCUMENTS_MODULE =
  '@mlownership/backstage-plugin-ml-ownership-backend-module-documents';

/** How the systems that evidence is read from answer. */
export function ConnectorsPage() {
  const { t } = useWords();
  const { data, error, loading, reload } = useMlData(
    ['collectors'],
    api => api.getCollectors(),
    { refreshInterval: INTERVAL },
  );
  const subject = t('connectors.subject');
  return (
    <PageBody>
      <Section title={t('connectors.title')} lead={t('connectors.lead')}>
        {data && <Connectors list={data} />}
        {loading && <LoadingState subject={subject} heights={[152, 152]} />}
        {error && (
          <ErrorState error={error} subject={subject} onRetry={reload} />
        )}
      </Section>
    </PageBody>
  );
}

function Connectors(props: { list: CollectorList }) {
  const { items } = props.list;
  const { t } = useWords();
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
