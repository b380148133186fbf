import {
  DrillSuggestion,
  DrillSuggestions,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from '@backstage/ui';
import { useState } from 'react';
import { ServerText } from '../../../ui/criterion';
import { useEntityTitles } from '../../../ui/entity';
import { TextFilter } from '../../../ui/filters';
import { ErrorState, LoadingState, useMlQuery } from '../../../ui/async-state';
import { CalendarDate } from '../../../ui/time';
import {
  Isolated,
  TranslateFunction,
  useMlTranslation,
} from '../../../translations';
import layout from '../../../ui/layout.module.css';
import styles from './TeamPicker.module.css';

const FEW = 5;

/**
 * Selects the performing team from the independent teams, and the participants from its members.
 *
 * @param search - the initial search text
 */
export function TeamPicker(props: {
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
  const { t } = useMlTranslation();
  const [terms, setTerms] = useState(search);
  const query = { entityRef, q: terms.trim() || undefined, limit: FEW };
  const { data, error, loading, stale, reload } = useMlQuery(
    ['drill-suggestions', query],
    api => api.getDrillSuggestions(query),
  );
  // Searching for another team must not clear the selected one.
  const [chosen, setChosen] = useState<DrillSuggestion>();
  const shown = data?.items ?? [];
  const current = shown.find(item => item.team === team) ?? chosen;
  const items =
    chosen && chosen.team === team && !shown.some(item => item.team === team)
      ? [chosen, ...shown]
      : shown;

  return (
    <div className={layout.column3} aria-busy={stale}>
      <div
        role="presentation"
        onKeyDown={event => {
          // Pressing Enter in the search must not submit the form.
          if (event.key === 'Enter') {
            event.preventDefault();
          }
        }}
      >
        <TextFilter
          placeholder={t('drills.team.find')}
          value={terms}
          onChange={setTerms}
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
          {describeNoTeams(t, data, terms.trim())}
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
                <strong>
                  <Isolated text={item.title} />
                </strong>
                <span className={styles.reasons}>
                  <ServerText>{item.reasons.join('. ')}</ServerText>.
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
  const { t } = useMlTranslation();
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

function describeNoTeams(
  t: TranslateFunction,
  { excluded }: DrillSuggestions,
  name: string,
): string {
  return [
    name ? t('drills.team.noneCalled', { name }) : t('drills.team.none'),
    ...(excluded > 0 ? [t('drills.team.excluded', { count: excluded })] : []),
  ].join(' ');
}
