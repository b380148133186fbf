import {
  CriterionAbility,
  CriterionState,
  Scorecard,
  ScorecardCriterion,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { OnCriterionAction } from '../../ui/criterion';
import { Section } from '../../ui/page';
import { useUrlState } from '../../ui/url';
import { ABILITIES, abilityName, CRITERION_STATES } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { CriterionDetails } from './CriterionDetails';
import layout from '../../ui/layout.module.css';
import styles from './CriteriaList.module.css';

const GROUPS: readonly CriterionAbility[] = ['all', ...ABILITIES];

/** All criteria by ability, with state, reason and evidence; the state filter is kept in the URL. */
export function CriteriaList(props: {
  scorecard: Scorecard;
  onAction: OnCriterionAction;
}) {
  const { scorecard, onAction } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const { criteria } = scorecard;
  const state = CRITERION_STATES.find(known => known === params.get('state'));
  const count = (candidate: CriterionState) =>
    criteria.filter(criterion => criterion.state === candidate).length;
  const shown = criteria.filter(
    criterion => state === undefined || criterion.state === state,
  );

  return (
    <Section title={t('handover.criteria.title')}>
      <ToggleButtonGroup
        className={styles.filter}
        aria-label={t('handover.criteria.show')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[state ?? 'all']}
        onSelectionChange={keys => {
          const [key] = keys;
          update(
            { state: key === 'all' ? undefined : String(key) },
            { replace: true },
          );
        }}
      >
        <ToggleButton id="all">
          {t('handover.criteria.all', { count: criteria.length })}
        </ToggleButton>
        {CRITERION_STATES.filter(
          candidate => candidate === state || count(candidate) > 0,
        ).map(candidate => (
          <ToggleButton key={candidate} id={candidate}>
            {t('handover.criteria.inState', {
              state: t(`verdict.criterionState.${candidate}`),
              count: count(candidate),
            })}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {shown.length === 0 && (
        <p className={layout.note}>{t('handover.criteria.none')}</p>
      )}
      {GROUPS.map(ability => (
        <CriteriaGroup
          key={ability}
          title={abilityName(t, ability, scorecard.kind)}
          scorecard={scorecard}
          onAction={onAction}
          criteria={shown.filter(criterion => criterion.ability === ability)}
        />
      ))}
    </Section>
  );
}

function CriteriaGroup(props: {
  title: string;
  scorecard: Scorecard;
  criteria: ScorecardCriterion[];
  onAction: OnCriterionAction;
}) {
  const { title, scorecard, criteria, onAction } = props;
  if (criteria.length === 0) {
    return null;
  }
  return (
    <div className={layout.column1}>
      <h3 className={styles.title}>{title}</h3>
      <ul className={layout.list}>
        {criteria.map(criterion => (
          <li key={criterion.id}>
            <CriterionDetails
              entityRef={scorecard.entityRef}
              evaluatedAt={scorecard.evaluatedAt}
              criterion={criterion}
              onAction={onAction}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
