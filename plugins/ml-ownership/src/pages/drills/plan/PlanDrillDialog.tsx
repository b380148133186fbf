import { useApi } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  Ability,
  Drill,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  TextAreaField,
} from '@backstage/ui';
import { useRef, useState } from 'react';
import { mlOwnershipApiRef } from '../../../mlOwnershipApiRef';
import { DateField, dayFromNow, FormDialog } from '../../../ui/dialog';
import { EntityLink } from '../../../ui/entity';
import { ABILITIES } from '../../../ui/verdict';
import { useMlTranslation } from '../../../translations';
import { abilityOf, DrillLink } from '../text';
import { useDrillRefresh } from './useDrillRefresh';
import { DateTimeField } from '../../../ui/dialog/DateTimeField';
import { EntityPicker } from '../../../ui/filters/EntityPicker';
import { TeamPicker } from './TeamPicker';
import layout from '../../../ui/layout.module.css';

const DAYS_AHEAD = 7;

/** Prefilled values of the dialog. */
export interface DrillPlan {
  entityRef?: string;
  abilities?: readonly Ability[];
  performingTeam?: string;
}

/** A dialog that plans a drill, or records an incident that another team has handled. */
export function PlanDrillDialog(props: {
  plan?: DrillPlan;
  onClose: () => void;
}) {
  const { plan = {} } = props;
  const { t } = useMlTranslation();
  const api = useApi(mlOwnershipApiRef);
  const refresh = useDrillRefresh();
  const [mode, setMode] = useState<'plan' | 'incident'>('plan');
  const [entityRef, setEntityRef] = useState(plan.entityRef);
  const [abilities, setAbilities] = useState<string[]>([
    ...(plan.abilities ?? []),
  ]);
  const [team, setTeam] = useState(plan.performingTeam);
  const [operators, setOperators] = useState<string[]>([]);
  const [day, setDay] = useState(dayFromNow(DAYS_AHEAD));
  const [startedAt, setStartedAt] = useState('');
  const [notes, setNotes] = useState('');
  const [planned, setPlanned] = useState(false);
  const about = useRef<HTMLDivElement>(null);

  const close = () => {
    props.onClose();
    // Not earlier: the element that opened the dialog may disappear once the drill is loaded.
    if (planned) {
      refresh();
    }
  };

  const chooseEntity = (next: string | undefined) => {
    setEntityRef(next);
    // The independence of a team depends on the entity.
    setTeam(plan.performingTeam);
    setOperators([]);
    // The search and its result replace each other, so the focus has to be moved.
    about.current?.focus();
  };

  const send = async () => {
    if (!entityRef) {
      throw new Error(t('drills.plan.needsEntity'));
    }
    if (!team || operators.length === 0) {
      throw new Error(t('drills.plan.needsTeam'));
    }
    const drill = await api.planDrill({
      entityRef,
      abilities: ABILITIES.filter(ability => abilities.includes(ability)),
      performingTeam: team,
      operators,
      ...(mode === 'plan'
        ? { plannedDate: day }
        : { startedAt: new Date(startedAt).toISOString() }),
      notes: notes.trim() || undefined,
    });
    setPlanned(true);
    return <Done drill={drill} />;
  };

  return (
    <FormDialog
      title={t(
        mode === 'plan' ? 'drills.plan.title' : 'drills.plan.titleIncident',
      )}
      lead={<p>{t('drills.plan.lead')}</p>}
      submit={t(
        mode === 'plan' ? 'drills.plan.submit' : 'drills.plan.submitIncident',
      )}
      onSubmit={send}
      onClose={close}
    >
      <RadioGroup
        label={t('drills.plan.mode')}
        orientation="horizontal"
        value={mode}
        onChange={value => setMode(value as 'plan' | 'incident')}
      >
        <Radio value="plan">{t('drills.plan.modePlan')}</Radio>
        <Radio value="incident">{t('drills.plan.modeIncident')}</Radio>
      </RadioGroup>
      <div
        ref={about}
        className={layout.centeredRow3}
        tabIndex={-1}
        role="group"
        aria-label={t('drills.plan.about')}
      >
        {entityRef ? (
          <>
            <EntityLink entityRef={entityRef} />
            {!plan.entityRef && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => chooseEntity(undefined)}
              >
                {t('drills.plan.another')}
              </Button>
            )}
          </>
        ) : (
          <EntityPicker
            label={t('drills.plan.aboutSearch')}
            onFound={chooseEntity}
          />
        )}
      </div>
      <CheckboxGroup
        label={t('drills.plan.abilities')}
        isRequired
        orientation="horizontal"
        value={abilities}
        onChange={setAbilities}
      >
        {ABILITIES.map(ability => (
          <Checkbox key={ability} value={ability}>
            {abilityOf(t, entityRef ?? 'model:default/any', ability)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {entityRef && (
        <TeamPicker
          key={entityRef}
          entityRef={entityRef}
          search={
            plan.performingTeam && parseEntityRef(plan.performingTeam).name
          }
          team={team}
          operators={operators}
          onTeam={next => {
            setTeam(next);
            setOperators([]);
          }}
          onOperators={setOperators}
        />
      )}
      {mode === 'plan' ? (
        <DateField
          label={t('drills.plan.day')}
          value={day}
          min={dayFromNow(0)}
          onChange={setDay}
        />
      ) : (
        <DateTimeField
          label={t('drills.plan.began')}
          description={t('drills.plan.beganWhy')}
          isRequired
          value={startedAt}
          onChange={setStartedAt}
        />
      )}
      <TextAreaField
        label={t('drills.plan.notes')}
        secondaryLabel={t('drills.optional')}
        maxLength={2000}
        value={notes}
        onChange={setNotes}
      />
    </FormDialog>
  );
}

function Done(props: { drill: Drill }) {
  const { drill } = props;
  const { t } = useMlTranslation();
  return (
    <p>
      {t(drill.isIncident ? 'drills.plan.doneIncident' : 'drills.plan.done')}{' '}
      <DrillLink id={drill.id}>{t('drills.openDrill')}</DrillLink>
    </p>
  );
}
