import {
  Drill,
  AbilityOutcome,
  DrillOutcomes,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Radio, RadioGroup } from '@backstage/ui';
import { useMlTranslation } from '../../../translations';
import { abilityOf } from '../text';

/** Fields for the outcome of each ability. A drill of one ability is abandoned as a whole, so that its reason is stated. */
export function OutcomeFields(props: {
  drill: Drill;
  outcomes: DrillOutcomes;
  onChange: (outcomes: DrillOutcomes) => void;
}) {
  const { drill, outcomes, onChange } = props;
  const { t } = useMlTranslation();
  const hasSeveral = drill.abilities.length > 1;
  return drill.abilities.map(ability => (
    <RadioGroup
      key={ability}
      label={
        hasSeveral
          ? t('drills.finish.outcomeOf', {
              ability: abilityOf(t, drill.entityRef, ability),
            })
          : t('drills.finish.outcome')
      }
      isRequired
      value={outcomes[ability] ?? null}
      onChange={value =>
        onChange({ ...outcomes, [ability]: value as AbilityOutcome })
      }
    >
      <Radio value="passed">{t('drills.finish.passed')}</Radio>
      <Radio value="failed">{t('drills.finish.failed')}</Radio>
      {hasSeveral && (
        <Radio value="abandoned">{t('drills.finish.abandoned')}</Radio>
      )}
    </RadioGroup>
  ));
}
