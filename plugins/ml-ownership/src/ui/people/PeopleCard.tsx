import { Entity } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { ReactNode } from 'react';
import { EntityLink } from '../entity';
import { useMlTranslation } from '../../translations';
import { OnCallLabel } from './OnCallLabel';
import { peopleOf } from './peopleOf';
import { useNotInCatalog } from './useNotInCatalog';
import { useOnCall } from './useOnCall';
import styles from './PeopleCard.module.css';

/** A card with the owners, operators, authors and stewards of an entity, and its on-call. */
export function PeopleCard() {
  const { entity } = useEntity();
  const { owners, operators, ownerOperates, authors, stewards } =
    peopleOf(entity);
  const { t } = useMlTranslation();

  return (
    <EntityInfoCard title={t('people.title')}>
      <dl className={styles.root}>
        <Row title={t('people.owner')}>
          <Refs refs={owners} none={t('people.nobody')} />
        </Row>
        <Row
          title={t('people.operator')}
          note={ownerOperates ? t('people.ownerOperates') : undefined}
        >
          <Refs refs={operators} none={t('people.nobody')} />
        </Row>
        <Row title={t('people.onCall')}>
          <OnCallOf entity={entity} operators={operators} />
        </Row>
        <Row title={t('people.authors')}>
          <Refs refs={authors} none={t('people.noneDeclared')} />
        </Row>
        {stewards.length > 0 && (
          <Row title={t('people.steward')}>
            <Refs refs={stewards} none={t('people.noneDeclared')} />
          </Row>
        )}
      </dl>
    </EntityInfoCard>
  );
}

function Row(props: { title: string; note?: string; children: ReactNode }) {
  const { title, note, children } = props;
  return (
    <div className={styles.row}>
      <dt>{title}</dt>
      <dd>
        {children}
        {note && <span className={styles.note}>{note}</span>}
      </dd>
    </div>
  );
}

function Refs(props: { refs: string[]; none: string }) {
  const { refs, none } = props;
  if (refs.length === 0) {
    return <span className={styles.note}>{none}</span>;
  }
  return (
    <>
      {refs.map(ref => (
        <EntityLink key={ref} entityRef={ref} />
      ))}
    </>
  );
}

function OnCallOf(props: { entity: Entity; operators: string[] }) {
  const { entity, operators } = props;
  const { t } = useMlTranslation();
  const { onCall, ofGroup, loading, error, unfound } = useOnCall(
    entity,
    operators,
  );
  const missing = useNotInCatalog(operators, unfound);
  if (loading) {
    return (
      <span role="status">
        <VisuallyHidden>{t('people.loadingOnCall')}</VisuallyHidden>
        <Skeleton width={140} height={20} />
      </span>
    );
  }
  if (onCall) {
    return (
      <>
        <OnCallLabel onCall={onCall} />
        {ofGroup && (
          <span className={styles.note}>{t('people.onCallOfGroup')}</span>
        )}
      </>
    );
  }
  if (missing.length > 0) {
    return (
      <>
        {missing.map(ref => (
          <span key={ref} className={styles.note}>
            {t('missing.nobodyCanBeCalled', { ref })}
          </span>
        ))}
      </>
    );
  }
  if (error || unfound?.length) {
    return <span className={styles.note}>{t('people.onCallUnknown')}</span>;
  }
  return <span className={styles.note}>{t('people.noOnCall')}</span>;
}
