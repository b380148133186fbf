import { Entity } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Skeleton } from '@backstage/ui';
import { ReactNode } from 'react';
import { EntityLink } from '../entity';
import { OnCallLabel } from './OnCallLabel';
import { peopleOf } from './peopleOf';
import { useOnCall } from './useOnCall';
import styles from './PeopleCard.module.css';

/** Who answers for it, who operates it, who built it, and whom to call. */
export function PeopleCard() {
  const { entity } = useEntity();
  const { owners, operators, ownerOperates, authors, stewards } =
    peopleOf(entity);

  return (
    <EntityInfoCard title="People">
      <dl className={styles.root}>
        <Row title="Owner">
          <Refs refs={owners} none="Nobody" />
        </Row>
        <Row
          title="Operator"
          note={ownerOperates ? 'the owner, as none is declared' : undefined}
        >
          <Refs refs={operators} none="Nobody" />
        </Row>
        <Row title="On-call">
          <OnCallOf entity={entity} operators={operators} />
        </Row>
        <Row title="Authors">
          <Refs refs={authors} none="None declared" />
        </Row>
        {stewards.length > 0 && (
          <Row title="Steward">
            <Refs refs={stewards} none="" />
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
  const { onCall, ofGroup, loading, error } = useOnCall(entity, operators);
  if (loading) {
    return <Skeleton width={140} height={20} />;
  }
  if (onCall) {
    return (
      <>
        <OnCallLabel onCall={onCall} />
        {ofGroup && <span className={styles.note}>of the operating group</span>}
      </>
    );
  }
  if (error) {
    return (
      <span className={styles.note}>
        Unknown: the operating group could not be read
      </span>
    );
  }
  return <span className={styles.note}>Nobody is named</span>;
}
