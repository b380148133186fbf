import { CollectorList } from '@mlownership/backstage-plugin-ml-ownership-common';
import { PageBody, Section } from '../page';
import { EmptyState, ErrorState, LoadingState, useMlData } from '../states';
import { Connector } from './Connector';
import styles from './ConnectorsPage.module.css';

const INTERVAL = 30_000;

/** How the systems that evidence is read from answer. */
export function ConnectorsPage() {
  const { data, error, loading, reload } = useMlData(
    ['collectors'],
    api => api.getCollectors(),
    { refreshInterval: INTERVAL },
  );
  return (
    <PageBody>
      <Section
        title="“We cannot see” is not “you lack”"
        lead="Connectors read evidence from outside systems: documents, registries, CI, alerting. Where one does not answer, nothing passes and nothing fails because of it. What was seen before keeps counting until it is too old, and the criterion says that we cannot see."
      >
        {error && (
          <ErrorState error={error} subject="the connectors" onRetry={reload} />
        )}
        {loading && (
          <LoadingState subject="the connectors" heights={[152, 152]} />
        )}
        {data && <Connectors list={data} />}
      </Section>
    </PageBody>
  );
}

function Connectors(props: { list: CollectorList }) {
  const { items } = props.list;
  if (items.length === 0) {
    return (
      <EmptyState title="No connector is installed">
        Scorecards rest on the catalog, on what people record, and on what CI
        jobs report. To have evidence read from other systems, add a module such
        as{' '}
        <code>
          @mlownership/backstage-plugin-ml-ownership-backend-module-documents
        </code>{' '}
        to the backend.
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
