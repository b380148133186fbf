import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ButtonLink, Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { useEntityTabPath } from '../../ui/entity';
import { Section } from '../../ui/page';
import { useMlTranslation } from '../../translations';
import { readDeclaredField } from './readDeclaredField';
import { DeclaredField } from './DeclaredField';
import { DescriptionList, Note } from './DescriptionList';
import { LinkedText } from './LinkedText';
import { resolvePointer } from './resolvePointer';
import styles from './Rollback.module.css';

const WORKFLOW = 'operations.recover.workflow';

/** How to roll back, when to roll back, and the source of truth in the meantime. */
export function Rollback() {
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const runbook = readDeclaredField(entity, 'operations.recover.runbook');
  const runbooks =
    runbook.state === 'declared' ? [...new Set(runbook.texts)] : [];
  const handoverPath = useEntityTabPath(stringifyEntityRef(entity), 'handover');
  const hasWorkflow = readDeclaredField(entity, WORKFLOW).state === 'declared';
  return (
    <Section title={t('operate.rollback.title')}>
      <DescriptionList>
        <DeclaredField
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
                  runbook: <LinkedText text={text} />,
                })
              ) : (
                <RunbookToFollow text={text} />
              )}
            </span>
          ))}
        />
        <DeclaredField
          title={t('operate.rollback.criteria')}
          path="operations.recover.rollbackCriteria"
          missing={t('operate.rollback.noCriteria')}
          example={t('operate.rollback.criteriaExample')}
        />
        <DeclaredField
          title={t('operate.rollback.authority')}
          path="boundaries.authoritativeDuringIncident"
          missing={t('operate.rollback.noAuthority')}
          example={t('operate.rollback.authorityExample')}
        />
      </DescriptionList>
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

/** A rollback link: a prominent button next to its URL, if it is a URL. */
function RollbackLink(props: { text: string }) {
  const { text } = props;
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const pointer = resolvePointer(entity, text);
  if (pointer.type !== 'url') {
    return <LinkedText text={text} />;
  }
  return (
    <span className={styles.root}>
      <ButtonOut url={pointer.url} text={t('operate.rollback.open')} />
      <Note>{text}</Note>
    </span>
  );
}

/** The runbook to follow if no rollback workflow is declared. */
function RunbookToFollow(props: { text: string }) {
  const { text } = props;
  const { t } = useMlTranslation();
  const { entity } = useEntity();
  const pointer = resolvePointer(entity, text);
  if (pointer.type !== 'url') {
    return (
      <>
        {t('operate.rollback.follow', { runbook: <LinkedText text={text} /> })}
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
