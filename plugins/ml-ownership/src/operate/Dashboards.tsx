import { Section } from '../page';
import { useWords } from '../words';
import { DeclaredFact } from './DeclaredFact';
import { FactList } from './Fact';

/** Where to look. */
export function Dashboards() {
  const { t } = useWords();
  return (
    <Section title={t('operate.dashboards.title')}>
      <FactList>
        <DeclaredFact
          title={t('operate.dashboards.dashboards')}
          path="operations.observe.dashboards"
          missing={t('operate.dashboards.noDashboards')}
          example="[https://grafana.example.com/d/…]"
        />
        <DeclaredFact
          title={t('operate.dashboards.alerts')}
          path="operations.observe.alerts"
          missing={t('operate.dashboards.noAlerts')}
          example="[https://grafana.example.com/alerting/…]"
        />
      </FactList>
    </Section>
  );
}
