import {
  CollectorHealth,
  CRITERIA,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  RemixiconComponentType,
  RiAlertFill,
  RiCheckboxCircleFill,
  RiCloseCircleFill,
  RiTimeLine,
} from '@remixicon/react';
import { ReactNode, useId } from 'react';
import { PointInTime } from '../time';
import { EVIDENCE_SOURCE_WORDS } from '../verdict';
import styles from './Connector.module.css';

const STATES: Record<
  CollectorHealth['state'],
  { word: string; meaning: string; icon: RemixiconComponentType }
> = {
  never: {
    word: 'Has not looked yet',
    meaning: 'It starts by itself.',
    icon: RiTimeLine,
  },
  healthy: {
    word: 'Answers',
    meaning: 'Everything that was looked at could be seen.',
    icon: RiCheckboxCircleFill,
  },
  degraded: {
    word: 'Answers, with gaps',
    meaning: 'Something could not be seen; the criteria concerned say why.',
    icon: RiAlertFill,
  },
  failing: {
    word: 'Does not answer',
    meaning:
      'We cannot see for now. Nothing fails because of it; what was seen before grows older.',
    icon: RiCloseCircleFill,
  },
};

/** One outside system: whether it answers, when it last did, and what it could not be asked. */
export function Connector(props: { collector: CollectorHealth }) {
  const { collector } = props;
  const { id, title, source, criteria, state } = collector;
  const { word, meaning, icon: Icon } = STATES[state];
  const headingId = useId();

  return (
    <article
      className={styles.root}
      data-state={state}
      aria-labelledby={headingId}
    >
      <div className={styles.header}>
        <h3 className={styles.title} id={headingId}>
          {title}
        </h3>
        <span className={styles.state}>
          <Icon className={styles.icon} aria-hidden />
          {word}
        </span>
        <code className={styles.id}>{id}</code>
      </div>
      <p className={styles.text}>{meaning}</p>
      <dl className={styles.facts}>
        <Fact title="Last run">
          {collector.lastRunAt ? (
            <PointInTime at={collector.lastRunAt} />
          ) : (
            'Never'
          )}
        </Fact>
        <Fact title="Last success">
          {collector.lastSuccessAt ? (
            <PointInTime at={collector.lastSuccessAt} />
          ) : (
            'Never'
          )}
        </Fact>
        <Fact title="Looked at">{entities(collector.looked)}</Fact>
        <Fact title="Next look is due">{entities(collector.due)}</Fact>
        <Fact title="Not seen in full">{entities(collector.unreadable)}</Fact>
        <Fact title="What it sees counts as">
          {EVIDENCE_SOURCE_WORDS[source]}
        </Fact>
      </dl>
      {collector.lastError && (
        <div>
          <span className={styles.label}>Last error</span>
          <p className={styles.error}>{collector.lastError}</p>
        </div>
      )}
      <details className={styles.criteria}>
        <summary>
          {criteria.length === 1
            ? 'Speaks to 1 criterion'
            : `Speaks to ${criteria.length} criteria`}
        </summary>
        <ul>
          {criteria.map(criterion => (
            <li key={criterion}>
              {CRITERIA.find(known => known.id === criterion)?.title ??
                criterion}
            </li>
          ))}
        </ul>
      </details>
    </article>
  );
}

function Fact(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <div>
      <dt className={styles.label}>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function entities(count: number): string {
  if (count === 0) {
    return 'None';
  }
  return count === 1 ? '1 entity' : `${count} entities`;
}
