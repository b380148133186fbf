import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { DeclaredField } from './DeclaredField';
import { DescriptionList } from './DescriptionList';

/** The declared dashboards and alerts. */
export function Dashboards() {
  const { t } = useMlTranslation();
  return (
    <Section title={t('operate.dashboards.title')}>
      <DescriptionList>
        <DeclaredField
          title={t('operate.dashboards.dashboards')}
          path="operations.observe.dashboards"
          missing={t('operate.dashboards.noDashboards')}
          example="[https://grafana.example.com/d/…]"
        />
        <DeclaredField
          title={t('operate.dashboards.alerts')}
          path="operations.observe.alerts"
          missing={t('operate.dashboards.noAlerts')}
          example="[https://grafana.example.com/alerting/…]"
        />
      </DescriptionList>
    </Section>
  );
}
