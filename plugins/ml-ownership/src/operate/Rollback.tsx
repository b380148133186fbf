import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { Section } from '../page';
import { useWords } from '../words';
import { DeclaredFact } from './DeclaredFact';
import { FactList, Note } from './Fact';
import { PointedText } from './PointedText';
import { resolvePointer } from './resolvePointer';
import styles from './Rollback.module.css';

/** How to bring back what worked, when to do it, and what to believe meanwhile. */
export function Rollback() {
  const { t } = useWords();
  return (
    <Section title={t('operate.rollback.title')}>
      <FactList>
        <DeclaredFact
          title={t('operate.rollback.link')}
          path="operations.recover.workflow"
          missing={t('operate.rollback.noLink')}
          example="https://ci.example.com/workflows/rollback"
          show={text => <RollbackLink text={text} />}
        />
        <DeclaredFact
          title={t('operate.rollback.criteria')}
          path="operations.recover.rollbackCriteria"
          missing={t('operate.rollback.noCriteria')}
          example={t('operate.rollback.criteriaExample')}
        />
        <DeclaredFact
          title={t('operate.rollback.authority')}
          path="boundaries.authoritativeDuringIncident"
          missing={t('operate.rollback.noAuthority')}
          example={t('operate.rollback.authorityExample')}
        />
      </FactList>
    </Section>
  );
}

/** What one looks for first stands out: a button where it is an address, which stands beside it. */
function RollbackLink(props: { text: string }) {
  const { text } = props;
  const { t } = useWords();
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
        {t('operate.rollback.open')}
      </ButtonLink>
      <Note>{text}</Note>
    </span>
  );
}
