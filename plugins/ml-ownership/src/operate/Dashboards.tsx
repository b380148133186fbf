import { Section } from '../page';
import { DeclaredFact } from './DeclaredFact';
import { FactList } from './Fact';

/** Where to look. */
export function Dashboards() {
  return (
    <Section title="Look">
      <FactList>
        <DeclaredFact
          title="Dashboards"
          path="operations.observe.dashboards"
          missing="No dashboard is declared"
          example="[https://grafana.example.com/d/…]"
        />
        <DeclaredFact
          title="Alerts"
          path="operations.observe.alerts"
          missing="No alert rule is declared"
          example="[https://grafana.example.com/alerting/…]"
        />
      </FactList>
    </Section>
  );
}
