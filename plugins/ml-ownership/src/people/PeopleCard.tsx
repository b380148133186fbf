import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityInfoCard,
  getEntityRelations,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Link, Skeleton } from '@backstage/ui';
import { ReactNode } from 'react';
import useSWR from 'swr';
import { EntityLink } from '../entity';
import { OnCall, onCallOf } from './onCall';
import styles from './PeopleCard.module.css';

/** Who answers for it, who operates it, who built it, and whom to call. */
export function PeopleCard() {
  const { entity } = useEntity();
  const refsOf = (relation: string) =>
    getEntityRelations(entity, relation).map(ref => stringifyEntityRef(ref));
  const owners = refsOf(RELATION_OWNED_BY);
  const declaredOperators = refsOf('operatedBy');
  const operators = declaredOperators.length > 0 ? declaredOperators : owners;
  const authors = refsOf('authoredBy');
  const stewards = refsOf('stewardedBy');

  return (
    <EntityInfoCard title="People">
      <dl className={styles.root}>
        <Row title="Owner">
          <Refs refs={owners} none="Nobody" />
        </Row>
        <Row
          title="Operator"
          note={
            declaredOperators.length === 0
              ? 'the owner, as none is declared'
              : undefined
          }
        >
          <Refs refs={operators} none="Nobody" />
        </Row>
        <Row title="On-call">
          <OnCallOf own={onCallOf(entity)} operators={operators} />
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

function OnCallOf(props: { own: OnCall | undefined; operators: string[] }) {
  const { own, operators } = props;
  const catalogApi = useApi(catalogApiRef);
  const { data, error, isLoading } = useSWR(
    own || operators.length === 0
      ? undefined
      : [catalogApi, 'on-call', operators],
    async () => {
      const { items } = await catalogApi.getEntitiesByRefs({
        entityRefs: operators,
        fields: ['kind', 'metadata'],
      });
      return items.map(item => item && onCallOf(item)).find(Boolean);
    },
    { revalidateOnFocus: false, shouldRetryOnError: false },
  );
  const onCall = own ?? data;

  if (isLoading) {
    return <Skeleton width={140} height={20} />;
  }
  if (onCall) {
    return (
      <>
        {onCall.url ? (
          <Link href={onCall.url} target="_blank" rel="noopener">
            {onCall.label}
          </Link>
        ) : (
          <span>{onCall.label}</span>
        )}
        {!own && <span className={styles.note}>of the operating group</span>}
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
