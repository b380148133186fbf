import { Section } from '../page';
import { DeclaredFact } from './DeclaredFact';
import { FactList } from './Fact';

/** How to bring back what worked, when to do it, and what to believe meanwhile. */
export function Rollback() {
  return (
    <Section title="Roll back">
      <FactList>
        <DeclaredFact
          title="Rollback"
          main
          path="operations.recover.workflow"
          missing="No rollback link is declared"
          example="https://ci.example.com/workflows/rollback"
        />
        <DeclaredFact
          title="Roll back when"
          path="operations.recover.rollbackCriteria"
          missing="No rollback criteria are declared"
          example="error rate over 2 % for 10 minutes"
        />
        <DeclaredFact
          title="Believe during an incident"
          path="boundaries.authoritativeDuringIncident"
          missing="No authoritative layer is declared"
          example="the alias in the model registry"
        />
      </FactList>
    </Section>
  );
}
