import {
  DrillSuggestion,
  DrillSuggestions,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from '@backstage/ui';
import { useState } from 'react';
import { useEntityTitles } from '../../entity';
import { TextFilter } from '../../filters';
import { ErrorState, LoadingState, useMlData } from '../../states';
import { CalendarDate } from '../../time';
import { Translate, useWords } from '../../words';
import styles from './TeamChoice.module.css';

const FEW = 5;

/**
 * Who does a drill: a team of those that may, and people of it.
 *
 * @param search - what to look for at first
 */
export function TeamChoice(props: {
  entityRef: string;
  search?: string;
  team: string | undefined;
  operators: string[];
  onTeam: (team: string) => void;
  onOperators: (operators: string[]) => void;
}) {
  const {
    entityRef,
    search = '',
    team,
    operators,
    onTeam,
    onOperators,
  } = props;
  const { t } = useWords();
  const [words, setWords] = useState(search);
  const query = { entityRef, q: words.trim() || undefined, limit: FEW };
  const { data, error, loading, stale, reload } = useMlData(
    ['drill-suggestions', query],
    api => api.getDrillSuggestions(query),
  );
  // A search for another team must not take away the one that was chosen.
  const [chosen, setChosen] = useState<DrillSuggestion>();
  const shown = data?.items ?? [];
  const current = shown.find(item => item.team === team) ?? chosen;
  const items =
    chosen && chosen.team === team && !shown.some(item => item.team === team)
      ? [chosen, ...shown]
      : shown;

  return (
    <div className={styles.root} aria-busy={stale}>
      <div
        role="presentation"
        onKeyDown={event => {
          // Looking for a team must not plan the drill.
          if (event.key === 'Enter') {
            event.preventDefault();
          }
        }}
      >
        <TextFilter
          placeholder={t('drills.team.find')}
          value={words}
          onChange={setWords}
        />
      </div>
      {error && (
        <ErrorState
          error={error}
          subject={t('drills.team.subject')}
          onRetry={reload}
        />
      )}
      {loading && (
        <LoadingState
          subject={t('drills.team.subject')}
          heights={[40, 64, 64, 64]}
        />
      )}
      {data && items.length === 0 && (
        <p className={styles.calm} role="status">
          {nobodyWords(t, data, words.trim())}
        </p>
      )}
      {items.length > 0 && (
        <RadioGroup
          label={t('drills.team.label')}
          description={t('drills.team.order')}
          isRequired
          value={team ?? null}
          onChange={next => {
            setChosen(items.find(item => item.team === next));
            onTeam(next);
          }}
        >
          {items.map(item => (
            <Radio key={item.team} value={item.team} className={styles.card}>
              <span className={styles.text}>
                <strong>{item.title}</strong>
                <span className={styles.reasons}>
                  {item.reasons.join('. ')}.
                  {item.lastDrillAt && (
                    <>
                      {' '}
                      {t('drills.team.last', {
                        day: <CalendarDate at={item.lastDrillAt} />,
                      })}
                    </>
                  )}
                </span>
              </span>
            </Radio>
          ))}
        </RadioGroup>
      )}
      {current && current.team === team && (
        <Operators
          suggestion={current}
          operators={operators}
          onOperators={onOperators}
        />
      )}
    </div>
  );
}

function Operators(props: {
  suggestion: DrillSuggestion;
  operators: string[];
  onOperators: (operators: string[]) => void;
}) {
  const { suggestion, operators, onOperators } = props;
  const { t } = useWords();
  const titleOf = useEntityTitles(suggestion.operators);
  return (
    <CheckboxGroup
      label={t('drills.team.people')}
      description={t('drills.team.peopleWhy')}
      isRequired
      value={operators}
      onChange={onOperators}
    >
      {suggestion.operators.map(person => (
        <Checkbox key={person} value={person}>
          {titleOf(person)}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

function nobodyWords(
  t: Translate,
  { excluded }: DrillSuggestions,
  name: string,
): string {
  return [
    name ? t('drills.team.noneCalled', { name }) : t('drills.team.none'),
    ...(excluded > 0 ? [t('drills.team.excluded', { count: excluded })] : []),
  ].join(' ');
}
