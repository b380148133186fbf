import {
  MlKind,
  Scorecard,
  ScorecardChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useRef, useState } from 'react';
import { LevelsOverTime } from '../../ui/charts';
import { EntityLink } from '../../ui/entity';
import { Section, useNearViewport } from '../../ui/page';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { CalendarDate } from '../../ui/time';
import { ABILITIES, abilityName } from '../../ui/verdict';
import { TranslateFunction, useMlTranslation } from '../../translations';
import { ScorecardChangeRow } from './ScorecardChangeRow';
import { stateAfter, findVerdictSince } from './verdictSince';
import styles from './EntityHistory.module.css';

/** Earlier than any evaluation, to load the whole history. */
const BEGINNING = '2000-01-01';

const SHOWN_FIRST = 10;

type Level = 0 | 1 | 2 | 3 | 4;

/**
 * How long the current verdict has been in place, and the earlier changes; loaded when the section comes near the
 * viewport.
 */
export function EntityHistory(props: { scorecard: Scorecard }) {
  const { scorecard } = props;
  const { entityRef } = scorecard;
  const { t } = useMlTranslation();
  const element = useRef<HTMLDivElement>(null);
  const near = useNearViewport(element);
  const { data, error, reload } = useMlQuery(
    near ? ['history', entityRef] : undefined,
    api => api.getHistory(entityRef, { from: BEGINNING, limit: 500 }),
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
  const { t } = useMlTranslation();
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
  const { t } = useMlTranslation();
  const [latest] = changes;
  const { verdict, level } = stateAfter(latest);
  const verdictSince = findVerdictSince(
    changes,
    change => stateAfter(change).verdict,
  );
  const levelSince = findVerdictSince(
    changes,
    change => stateAfter(change).level,
  );
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
  const { t } = useMlTranslation();
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
        <ScorecardChangeRow
          before={previous && stateAfter(previous)}
          after={stateAfter(change)}
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

/** Describes other changes: abilities, the own verdict of a Model, the primary cause. */
function describeDetails(
  t: TranslateFunction,
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
          before: verdictLabel(t, before),
          after: verdictLabel(t, change),
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

function causeOf(
  t: TranslateFunction,
  { primaryCause }: ScorecardChange,
): string {
  return primaryCause
    ? t(`verdict.cause.${primaryCause}`)
    : t('history.noCause');
}

function verdictLabel(
  t: TranslateFunction,
  { verdict }: ScorecardChange,
): string {
  return verdict ? t(`verdict.verdict.${verdict}`) : '–';
}

function levelText(level: number | undefined): string {
  return level === undefined ? '–' : String(level);
}
