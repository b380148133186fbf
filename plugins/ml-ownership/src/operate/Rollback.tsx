import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { Section } from '../page';
import { DeclaredFact } from './DeclaredFact';
import { FactList, Note } from './Fact';
import { PointedText } from './PointedText';
import { resolvePointer } from './resolvePointer';
import styles from './Rollback.module.css';

/** How to bring back what worked, when to do it, and what to believe meanwhile. */
export function Rollback() {
  return (
    <Section title="Roll back">
      <FactList>
        <DeclaredFact
          title="Rollback"
          path="operations.recover.workflow"
          missing="No rollback link is declared"
          example="https://ci.example.com/workflows/rollback"
          show={text => <RollbackLink text={text} />}
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

/** What one looks for first stands out: a button where it is an address, which stands beside it. */
function RollbackLink(props: { text: string }) {
  const { text } = props;
  const { entity } = useEntity();
  const pointer = resolvePointer(entity, text);
  if (pointer.type !== 'url') {
    return <PointedText text={text} />;
  }
  return (
    <span className={styles.root}>
      <ButtonLink
        className={styles.button}
        href={pointer.url}
        target="_blank"
        rel="noopener"
        iconEnd={<RiExternalLinkLine />}
      >
        Open the rollback
      </ButtonLink>
      <Note>{text}</Note>
    </span>
  );
}
