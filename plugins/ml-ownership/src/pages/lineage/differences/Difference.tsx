import {
  isHttpUrl,
  LineageDifference,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Link } from '@backstage/ui';
import { Fragment, ReactNode, useId, useState } from 'react';
import { EntityLink } from '../../../ui/entity';
import { PointInTime } from '../../../ui/time';
import { useMlTranslation } from '../../../translations';
import { CopyableYaml } from '../../../ui/yaml';
import { LineageEntityLink } from '../LineageEntityLink';
import { relationTitle } from '../relationTitle';
import { AdoptDialog } from './AdoptDialog';
import styles from './Difference.module.css';

/** One difference between declared and observed lineage, with the actions to resolve it. */
export function Difference(props: { difference: LineageDifference }) {
  const { difference } = props;
  return difference.type === 'ghost' ? (
    <Ghost difference={difference} />
  ) : (
    <Edge difference={difference} />
  );
}

function Edge(props: { difference: LineageDifference }) {
  const { difference } = props;
  const { t } = useMlTranslation();
  const { type, from, to, relation, declaringEntityRef, yaml } = difference;
  const declared = [from, to].find(
    end => end?.entityRef === declaringEntityRef,
  );
  const declaredOn = declaringEntityRef && (
    <EntityLink entityRef={declaringEntityRef} title={declared?.title} />
  );
  return (
    <Item
      heading={
        <>
          {from && <LineageEntityLink entity={from} />}
          <span className={styles.relation}>
            {relationTitle(t, relation ?? 'feeds')}
          </span>
          {to && <LineageEntityLink entity={to} />}
        </>
      }
    >
      <p className={styles.text}>
        {type === 'undeclared' &&
          t(
            difference.origin === 'inferred'
              ? 'lineage.differences.inferred'
              : 'lineage.differences.seen',
          )}
        {type === 'unobserved' &&
          (declaredOn
            ? t('lineage.differences.notSeenOn', { entity: declaredOn })
            : t('lineage.differences.notSeen'))}
      </p>
      <Seen difference={difference} />
      {type === 'undeclared' && yaml && (
        <>
          <p className={styles.text}>
            {declaredOn
              ? t('lineage.differences.addTo', { entity: declaredOn })
              : t('lineage.differences.addToOne')}
          </p>
          <CopyableYaml
            yaml={yaml}
            label={t('lineage.differences.yamlOfEdge', {
              from: from?.title ?? '',
              to: to?.title ?? '',
            })}
          />
        </>
      )}
    </Item>
  );
}

function Ghost(props: { difference: LineageDifference }) {
  const { difference } = props;
  const { t } = useMlTranslation();
  const { ghost, neighbours = [], yaml } = difference;
  const [adopting, setAdopting] = useState(false);
  if (!ghost) {
    return null;
  }
  return (
    <Item heading={<span>{ghost.title}</span>}>
      <p className={styles.text}>{t('lineage.differences.ghost')}</p>
      <Neighbours
        says="lineage.differences.writtenBy"
        entities={neighbours.filter(({ distance = 0 }) => distance < 0)}
      />
      <Neighbours
        says="lineage.differences.readBy"
        entities={neighbours.filter(({ distance = 0 }) => distance > 0)}
      />
      <Seen difference={difference} />
      {yaml && (
        <div>
          <Button
            size="small"
            variant="secondary"
            aria-label={t('lineage.differences.adoptIt', {
              title: ghost.title,
            })}
            onPress={() => setAdopting(true)}
          >
            {t('lineage.differences.adopt')}
          </Button>
        </div>
      )}
      {adopting && yaml && (
        <AdoptDialog
          title={ghost.title}
          yaml={yaml}
          onClose={() => setAdopting(false)}
        />
      )}
    </Item>
  );
}

function Item(props: { heading: ReactNode; children: ReactNode }) {
  const { heading, children } = props;
  const id = useId();
  return (
    <article className={styles.root} aria-labelledby={id}>
      <h2 className={styles.heading} id={id}>
        {heading}
      </h2>
      {children}
    </article>
  );
}

/** A sentence about the writers and readers of the dataset. */
function Neighbours(props: {
  says: 'lineage.differences.writtenBy' | 'lineage.differences.readBy';
  entities: LineageEntity[];
}) {
  const { says, entities } = props;
  const { t } = useMlTranslation();
  if (entities.length === 0) {
    return null;
  }
  return (
    <p className={styles.text}>
      {t(says, {
        entities: (
          <>
            {entities.map((entity, index) => (
              <Fragment key={entity.entityRef}>
                {index > 0 && ', '}
                <LineageEntityLink entity={entity} />
              </Fragment>
            ))}
          </>
        ),
      })}
    </p>
  );
}

/** The time of the observation, and the run that showed it. */
function Seen(props: { difference: LineageDifference }) {
  const { t, formats } = useMlTranslation();
  const { type, firstSeenAt, lastSeenAt, run } = props.difference;
  if (!firstSeenAt && !lastSeenAt && !run) {
    return null;
  }
  const pointOf = (at: string) => ({
    distance: <PointInTime at={at} />,
    instant: formats.instant(new Date(at)),
  });
  return (
    <p className={styles.fact}>
      {firstSeenAt && (
        <>
          {t(
            type === 'unobserved'
              ? 'lineage.differences.declaredSince'
              : 'lineage.differences.firstSeen',
            pointOf(firstSeenAt),
          )}{' '}
        </>
      )}
      {lastSeenAt && (
        <>{t('lineage.differences.lastSeen', pointOf(lastSeenAt))} </>
      )}
      {run &&
        (isHttpUrl(run) ? (
          <Link href={run} target="_blank" rel="noopener noreferrer">
            {t('lineage.differences.lastRun')}
          </Link>
        ) : (
          <>{t('lineage.differences.lastRunIs', { run: <code>{run}</code> })}</>
        ))}
    </p>
  );
}
