import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { useEntityTabPath } from '../entity';
import { Section } from '../page';
import { useWords } from '../words';
import { declaredAt } from './declaredAt';
import { DeclaredFact } from './DeclaredFact';
import { FactList, Note } from './Fact';
import { PointedText } from './PointedText';
import { resolvePointer } from './resolvePointer';
import styles from './Rollback.module.css';

const WORKFLOW = 'operations.recover.workflow';

/** How to bring back what worked, when to do it, and what to believe meanwhile. */
export function Rollback() {
  const { t } = useWords();
  const { entity } = useEntity();
  const runbook = declaredAt(entity, 'operations.recover.runbook');
  const runbooks =
    runbook.state === 'declared' ? [...new Set(runbook.texts)] : [];
  const handoverPath = useEntityTabPath(stringifyEntityRef(entity), 'handover');
  const hasWorkflow = declaredAt(entity, WORKFLOW).state === 'declared';
  return (
    <Section title={t('operate.rollback.title')}>
      <FactList>
        <DeclaredFact
          title={t('operate.rollback.link')}
          path={WORKFLOW}
          missing={
            runbooks.length > 0
              ? t('operate.rollback.noLink')
              : t('operate.rollback.nothing')
          }
          example="https://ci.example.com/workflows/rollback"
          show={text => <RollbackLink text={text} />}
          also={runbooks.map(text => (
            <span key={text} className={styles.runbook}>
              {hasWorkflow ? (
                t('operate.rollback.runbook', {
                  runbook: <PointedText text={text} />,
                })
              ) : (
                <RunbookToFollow text={text} />
              )}
            </span>
          ))}
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
      {handoverPath && (
        <Note>
          {t('operate.rollback.afterwards', {
            handover: (
              <Link href={handoverPath}>
                {t('operate.rollback.afterwardsWhere')}
              </Link>
            ),
          })}
        </Note>
      )}
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
      <ButtonOut url={pointer.url} text={t('operate.rollback.open')} />
      <Note>{text}</Note>
    </span>
  );
}

/** The way back where none leads there by itself. */
function RunbookToFollow(props: { text: string }) {
  const { text } = props;
  const { t } = useWords();
  const { entity } = useEntity();
  const pointer = resolvePointer(entity, text);
  if (pointer.type !== 'url') {
    return (
      <>
        {t('operate.rollback.follow', { runbook: <PointedText text={text} /> })}
      </>
    );
  }
  return (
    <span className={styles.root}>
      <ButtonOut
        url={pointer.url}
        text={t('operate.rollback.follow', { runbook: text })}
      />
      <span className={styles.printed}>{pointer.url}</span>
    </span>
  );
}

function ButtonOut(props: { url: string; text: string }) {
  return (
    <ButtonLink
      className={styles.button}
      href={props.url}
      target="_blank"
      rel="noopener"
      iconEnd={<RiExternalLinkLine />}
    >
      {props.text}
    </ButtonLink>
  );
}
