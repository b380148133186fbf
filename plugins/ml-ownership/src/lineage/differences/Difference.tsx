import {
  LineageDifference,
  LineageEntity,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button, Link } from '@backstage/ui';
import { Fragment, ReactNode, useId, useState } from 'react';
import { EntityLink } from '../../entity';
import { PointInTime } from '../../time';
import { CopyableYaml } from '../../yaml';
import { LineageEntityLink } from '../LineageEntityLink';
import { relationTitle } from '../relationTitle';
import { AdoptDialog } from './AdoptDialog';
import styles from './Difference.module.css';

/** One difference between what is declared and what was seen, with what to do about it. */
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
  const { type, from, to, relation, declareOn, yaml } = difference;
  const declared = [from, to].find(end => end?.entityRef === declareOn);
  const declaredOn = declareOn && (
    <EntityLink entityRef={declareOn} title={declared?.title} />
  );
  return (
    <Item
      heading={
        <>
          {from && <LineageEntityLink entity={from} />}
          <span className={styles.relation}>
            {relation ? relationTitle(relation) : 'feeds'}
          </span>
          {to && <LineageEntityLink entity={to} />}
        </>
      }
    >
      <p className={styles.text}>
        {type === 'undeclared' ? (
          <>
            {difference.origin === 'inferred'
              ? 'A job reads the one and writes the other, and nothing in the catalog declares it.'
              : 'Seen at run time, and nothing in the catalog declares it.'}
          </>
        ) : (
          <>
            Declared{declaredOn && <> on {declaredOn}</>}, and not seen although
            something watches there. Remove it if it is gone.
          </>
        )}
      </p>
      <Seen difference={difference} />
      {type === 'undeclared' && yaml && (
        <>
          <p className={styles.text}>
            Add to the catalog file of {declaredOn ?? 'one of them'}:
          </p>
          <CopyableYaml
            yaml={yaml}
            label={`YAML that declares ${from?.title} for ${to?.title}`}
          />
        </>
      )}
    </Item>
  );
}

function Ghost(props: { difference: LineageDifference }) {
  const { difference } = props;
  const { ghost, neighbours = [], yaml } = difference;
  const [adopting, setAdopting] = useState(false);
  if (!ghost) {
    return null;
  }
  return (
    <Item heading={<span>{ghost.title}</span>}>
      <p className={styles.text}>
        A dataset that was seen at run time and is not in the catalog.
      </p>
      <Neighbours
        verb="Written by"
        entities={neighbours.filter(({ distance = 0 }) => distance < 0)}
      />
      <Neighbours
        verb="Read by"
        entities={neighbours.filter(({ distance = 0 }) => distance > 0)}
      />
      <Seen difference={difference} />
      {yaml && (
        <div>
          <Button
            size="small"
            variant="secondary"
            aria-label={`Adopt ${ghost.title}`}
            onPress={() => setAdopting(true)}
          >
            Adopt
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
      <h3 className={styles.heading} id={id}>
        {heading}
      </h3>
      {children}
    </article>
  );
}

/** Who writes or reads it, in a sentence. */
function Neighbours(props: { verb: string; entities: LineageEntity[] }) {
  const { verb, entities } = props;
  if (entities.length === 0) {
    return null;
  }
  return (
    <p className={styles.text}>
      {verb}{' '}
      {entities.map((entity, index) => (
        <Fragment key={entity.entityRef}>
          {index > 0 && ', '}
          <LineageEntityLink entity={entity} />
        </Fragment>
      ))}
      .
    </p>
  );
}

/** When it was seen, and the run that showed it. */
function Seen(props: { difference: LineageDifference }) {
  const { type, firstSeenAt, lastSeenAt, run } = props.difference;
  if (!firstSeenAt && !lastSeenAt && !run) {
    return null;
  }
  return (
    <p className={styles.fact}>
      {firstSeenAt && (
        <>
          {type === 'unobserved' ? 'Declared since' : 'First seen'}{' '}
          <Instant at={firstSeenAt} />.{' '}
        </>
      )}
      {lastSeenAt && (
        <>
          Last seen <Instant at={lastSeenAt} />.{' '}
        </>
      )}
      {run &&
        (isWebAddress(run) ? (
          <Link href={run} target="_blank" rel="noopener noreferrer">
            The last run
          </Link>
        ) : (
          <>
            Last run: <code>{run}</code>
          </>
        ))}
    </p>
  );
}

function Instant(props: { at: string }) {
  const { at } = props;
  return (
    <>
      <PointInTime at={at} /> ({new Date(at).toLocaleString()})
    </>
  );
}

/** Whoever reports a run names it; only addresses of the web become links. */
function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}
