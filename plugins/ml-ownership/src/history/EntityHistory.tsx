import {
  MlKind,
  Scorecard,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useRef, useState } from 'react';
import { EntityLink } from '../entity';
import { Section, useNearViewport } from '../page';
import { ErrorState, LoadingState, useMlData } from '../states';
import { CalendarDate } from '../time';
import {
  ABILITIES,
  abilityWord,
  CAUSE_WORDS,
  LEVEL_WORDS,
  VERDICT_WORDS,
} from '../verdict';
import { StandingChange } from './StandingChange';
import { standingOf, standingSince } from './standingSince';
import styles from './EntityHistory.module.css';

/** Before anything was evaluated: everything that is known. */
const BEGINNING = '2000-01-01';

const SHOWN_FIRST = 10;

/** Since when a scorecard is what it is, and how it came to be; read when the section comes near. */
export function EntityHistory(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { entityRef } = scorecard;
  const element = useRef<HTMLDivElement>(null);
  const near = useNearViewport(element);
  const { data, error, reload } = useMlData(
    near ? ['history', entityRef] : undefined,
    api => api.getHistory(entityRef, { from: BEGINNING }),
  );
  return (
    <Section title="History">
      <div ref={element} className={styles.root}>
        {error && (
          <ErrorState error={error} subject="the history" onRetry={reload} />
        )}
        {!data && !error && (
          <LoadingState subject="the history" heights={[24, 32, 32]} />
        )}
        {data && <Changes changes={data.items} kind={scorecard.kind} />}
      </div>
    </Section>
  );
}

function Changes(props: { changes: ScorecardChange[]; kind: MlKind }) {
  const { changes, kind } = props;
  const [all, setAll] = useState(false);
  if (changes.length === 0) {
    return <p className={styles.none}>No change is known.</p>;
  }
  const shown = all ? changes : changes.slice(0, SHOWN_FIRST);
  return (
    <>
      <Since changes={changes} kind={kind} />
      <ol className={styles.list} aria-label="Changes, the latest first">
        {shown.map((change, index) => (
          <Change
            key={`${change.at}-${index}`}
            change={change}
            before={changes[index + 1]}
            kind={kind}
          />
        ))}
      </ol>
      {changes.length > SHOWN_FIRST && (
        <Button
          size="small"
          variant="secondary"
          aria-expanded={all}
          onPress={() => setAll(!all)}
        >
          {all ? 'Show the latest only' : `Show all ${changes.length} changes`}
        </Button>
      )}
    </>
  );
}

function Since(props: { changes: ScorecardChange[]; kind: MlKind }) {
  const { changes, kind } = props;
  const [latest] = changes;
  const { verdict, level } = standingOf(latest);
  const verdictSince = standingSince(
    changes,
    change => standingOf(change).verdict,
  );
  const levelSince = standingSince(changes, change => standingOf(change).level);
  if (latest.removed || verdict === undefined) {
    return null;
  }
  return (
    <p className={styles.since}>
      {kind === 'Model' && latest.systemVerdict && 'With its supply chain: '}
      <strong>“{VERDICT_WORDS[verdict]}”</strong>{' '}
      {verdictSince && (
        <>
          since <CalendarDate at={verdictSince.at} />
        </>
      )}
      {level !== undefined && levelSince && (
        <>
          , level {level} ({LEVEL_WORDS[level].toLocaleLowerCase('en-US')})
          since <CalendarDate at={levelSince.at} />
        </>
      )}
      .
    </p>
  );
}

function Change(props: {
  change: ScorecardChange;
  before: ScorecardChange | undefined;
  kind: MlKind;
}) {
  const { change, before, kind } = props;
  if (change.removed) {
    return (
      <li className={styles.change}>
        <CalendarDate at={change.at} />
        <span>It left the catalog.</span>
      </li>
    );
  }
  const previous = before && !before.removed ? before : undefined;
  return (
    <li className={styles.change}>
      <CalendarDate at={change.at} />
      <span className={styles.what}>
        <StandingChange
          before={previous && standingOf(previous)}
          after={standingOf(change)}
        />
        <span className={styles.details}>
          {describeDetails(change, previous, kind)}
          {change.ownerChanged && (
            <span>
              Owner changed
              {change.owner && (
                <>
                  {' to '}
                  <EntityLink entityRef={change.owner} hideIcon />
                </>
              )}
            </span>
          )}
          {change.rulesChanged && (
            <span>Rules changed to version {change.rulesVersion}</span>
          )}
        </span>
      </span>
    </li>
  );
}

/** What moved besides: abilities, the verdict of a Model itself, the primary cause. */
function describeDetails(
  change: ScorecardChange,
  before: ScorecardChange | undefined,
  kind: MlKind,
) {
  if (!before) {
    return <span>First known</span>;
  }
  const moved = ABILITIES.filter(
    ability => change[ability] !== before[ability],
  ).map(
    ability =>
      `${abilityWord(ability, kind)} ${levelText(
        before[ability],
      )} → ${levelText(change[ability])}`,
  );
  const itself =
    change.systemVerdict && change.verdict !== before.verdict
      ? `Itself ${wordOf(before)} → ${wordOf(change)}`
      : [];
  const cause =
    change.primaryCause !== before.primaryCause
      ? `Primary cause ${causeOf(before)} → ${causeOf(change)}`
      : [];
  const texts = [...moved, itself, cause].flat();
  return texts.length > 0 && <span>{texts.join(', ')}</span>;
}

function causeOf({ primaryCause }: ScorecardChange): string {
  return primaryCause ? CAUSE_WORDS[primaryCause] : 'none';
}

function wordOf({ verdict }: ScorecardChange): string {
  return verdict ? VERDICT_WORDS[verdict] : '–';
}

function levelText(level: number | undefined): string {
  return level === undefined ? '–' : String(level);
}
