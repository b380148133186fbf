import {
  MlKind,
  Scorecard,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useRef, useState } from 'react';
import { LevelsOverTime } from '../charts';
import { EntityLink } from '../entity';
import { Section, useNearViewport } from '../page';
import { ErrorState, LoadingState, useMlData } from '../states';
import { CalendarDate } from '../time';
import { ABILITIES, abilityName } from '../verdict';
import { Translate, useWords } from '../words';
import { StandingChange } from './StandingChange';
import { standingOf, standingSince } from './standingSince';
import styles from './EntityHistory.module.css';

/** Before anything was evaluated: everything that is known. */
const BEGINNING = '2000-01-01';

const SHOWN_FIRST = 10;

type Level = 0 | 1 | 2 | 3 | 4;

/** Since when a scorecard is what it is, and how it came to be; read when the section comes near. */
export function EntityHistory(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { entityRef } = scorecard;
  const { t } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const near = useNearViewport(element);
  const { data, error, reload } = useMlData(
    near ? ['history', entityRef] : undefined,
    api => api.getHistory(entityRef, { from: BEGINNING }),
  );
  return (
    <Section title={t('history.title')}>
      <div ref={element} className={styles.root}>
        {error && (
          <ErrorState
            error={error}
            subject={t('history.subject')}
            onRetry={reload}
          />
        )}
        {!data && !error && (
          <LoadingState subject={t('history.subject')} heights={[24, 32, 32]} />
        )}
        {data && <Changes changes={data.items} kind={scorecard.kind} />}
      </div>
    </Section>
  );
}

function Changes(props: { changes: ScorecardChange[]; kind: MlKind }) {
  const { changes, kind } = props;
  const { t } = useWords();
  const [all, setAll] = useState(false);
  if (changes.length === 0) {
    return <p className={styles.none}>{t('history.none')}</p>;
  }
  const shown = all ? changes : changes.slice(0, SHOWN_FIRST);
  return (
    <>
      <Since changes={changes} kind={kind} />
      {changes.length > 1 && <LevelsOverTime changes={changes} kind={kind} />}
      <ol className={styles.list} aria-label={t('history.list')}>
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
          className={styles.more}
          size="small"
          variant="secondary"
          aria-expanded={all}
          onPress={() => setAll(!all)}
        >
          {all
            ? t('history.showLatest')
            : t('history.showAll', { count: changes.length })}
        </Button>
      )}
    </>
  );
}

function Since(props: { changes: ScorecardChange[]; kind: MlKind }) {
  const { changes, kind } = props;
  const { t } = useWords();
  const [latest] = changes;
  const { verdict, level } = standingOf(latest);
  const verdictSince = standingSince(
    changes,
    change => standingOf(change).verdict,
  );
  const levelSince = standingSince(changes, change => standingOf(change).level);
  if (latest.removed || verdict === undefined || !verdictSince) {
    return null;
  }
  const gaps = {
    verdict: <strong>{t(`verdict.verdict.${verdict}`)}</strong>,
    verdictDay: <CalendarDate at={verdictSince.at} />,
  };
  const of = kind === 'Model' && latest.systemVerdict ? 'system' : 'itself';
  return (
    <p className={styles.since}>
      {level !== undefined && levelSince
        ? t(`history.since.${of}`, {
            ...gaps,
            level: String(level),
            name: t(`history.levelName.${level as Level}`),
            levelDay: <CalendarDate at={levelSince.at} />,
          })
        : t(`history.since.${of}WithoutLevel`, gaps)}
    </p>
  );
}

function Change(props: {
  change: ScorecardChange;
  before: ScorecardChange | undefined;
  kind: MlKind;
}) {
  const { change, before, kind } = props;
  const { t } = useWords();
  if (change.removed) {
    return (
      <li className={styles.change}>
        <CalendarDate at={change.at} />
        <span>{t('history.removed')}</span>
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
          {describeDetails(t, change, previous, kind)}
          {change.ownerChanged && (
            <span>
              {change.owner
                ? t('history.ownerChangedTo', {
                    owner: <EntityLink entityRef={change.owner} hideIcon />,
                  })
                : t('history.ownerChanged')}
            </span>
          )}
          {change.rulesChanged && (
            <span>
              {t('history.rulesChanged', { version: change.rulesVersion })}
            </span>
          )}
        </span>
      </span>
    </li>
  );
}

/** What moved besides: abilities, the verdict of a Model itself, the primary cause. */
function describeDetails(
  t: Translate,
  change: ScorecardChange,
  before: ScorecardChange | undefined,
  kind: MlKind,
) {
  if (!before) {
    return <span>{t('history.firstKnown')}</span>;
  }
  const moved = ABILITIES.filter(
    ability => change[ability] !== before[ability],
  ).map(ability =>
    t('history.moved', {
      what: abilityName(t, ability, kind),
      before: levelText(before[ability]),
      after: levelText(change[ability]),
    }),
  );
  const itself =
    change.systemVerdict && change.verdict !== before.verdict
      ? t('history.movedItself', {
          before: wordOf(t, before),
          after: wordOf(t, change),
        })
      : [];
  const cause =
    change.primaryCause !== before.primaryCause
      ? t('history.movedCause', {
          before: causeOf(t, before),
          after: causeOf(t, change),
        })
      : [];
  const texts = [...moved, itself, cause].flat();
  return texts.length > 0 && <span>{texts.join(', ')}</span>;
}

function causeOf(t: Translate, { primaryCause }: ScorecardChange): string {
  return primaryCause
    ? t(`verdict.cause.${primaryCause}`)
    : t('history.noCause');
}

function wordOf(t: Translate, { verdict }: ScorecardChange): string {
  return verdict ? t(`verdict.verdict.${verdict}`) : '–';
}

function levelText(level: number | undefined): string {
  return level === undefined ? '–' : String(level);
}
