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
import { mlOwnershipApiRef } from '../../api';
import { DateField, dayFromNow, FormDialog } from '../../dialog';
import { EntityLink } from '../../entity';
import { ABILITIES } from '../../verdict';
import { useWords } from '../../words';
import { abilityOf, DrillLink } from '../words';
import { useDrillRefresh } from './useDrillRefresh';
import { InstantField } from './InstantField';
import { ModelSearch } from './ModelSearch';
import { TeamChoice } from './TeamChoice';
import styles from './PlanDrillDialog.module.css';

const DAYS_AHEAD = 7;

/** What of a drill is known before it is planned. */
export interface DrillPlan {
  entityRef?: string;
  abilities?: readonly Ability[];
  performingTeam?: string;
}

/** Plans a drill, or writes down an incident that another team has handled. */
export function PlanDrillDialog(props: {
  plan?: DrillPlan;
  onClose: () => void;
}) {
  const { plan = {} } = props;
  const { t } = useWords();
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
    // Not before: what opened the dialog may be gone once it knows of the drill.
    if (planned) {
      refresh();
    }
  };

  const chooseEntity = (next: string | undefined) => {
    setEntityRef(next);
    // Who is another team for one entity may own the next.
    setTeam(plan.performingTeam);
    setOperators([]);
    // The search and what it found take each other's place, and the focus along.
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
        ? { plannedFor: day }
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
        className={styles.entity}
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
          <ModelSearch
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
        <TeamChoice
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
        <InstantField
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
  const { t } = useWords();
  return (
    <p>
      {t(drill.isIncident ? 'drills.plan.doneIncident' : 'drills.plan.done')}{' '}
      <DrillLink id={drill.id}>{t('drills.openDrill')}</DrillLink>
    </p>
  );
}
