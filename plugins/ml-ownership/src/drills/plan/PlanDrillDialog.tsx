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
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../api';
import { DateField, dayFromNow, FormDialog } from '../../dialog';
import { EntityLink } from '../../entity';
import { ABILITIES } from '../../verdict';
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
  };

  const send = async () => {
    if (!entityRef) {
      throw new Error('Choose what the drill is about.');
    }
    if (!team) {
      throw new Error('Choose the team that does it.');
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
      title={mode === 'plan' ? 'Plan a drill' : 'Write down a past incident'}
      lead={
        <p>
          A drill shows whether another team can do it with only the documents.
          Nobody who built it takes part, and nobody of the team that owns it.
        </p>
      }
      submit={mode === 'plan' ? 'Plan it' : 'Write it down'}
      onSubmit={send}
      onClose={close}
    >
      <RadioGroup
        label="What is it?"
        orientation="horizontal"
        value={mode}
        onChange={value => setMode(value as 'plan' | 'incident')}
      >
        <Radio value="plan">A drill to come</Radio>
        <Radio value="incident">A past incident</Radio>
      </RadioGroup>
      <div className={styles.entity} role="group" aria-label="About">
        {entityRef ? (
          <>
            <EntityLink entityRef={entityRef} />
            {!plan.entityRef && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => chooseEntity(undefined)}
              >
                Choose another
              </Button>
            )}
          </>
        ) : (
          <ModelSearch label="What it is about" onFound={chooseEntity} />
        )}
      </div>
      <CheckboxGroup
        label="What is tried"
        isRequired
        orientation="horizontal"
        value={abilities}
        onChange={setAbilities}
      >
        {ABILITIES.map(ability => (
          <Checkbox key={ability} value={ability}>
            {abilityOf(entityRef ?? 'model:default/any', ability)}
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
          label="Day"
          value={day}
          min={dayFromNow(0)}
          onChange={setDay}
        />
      ) : (
        <InstantField
          label="It began at"
          description="The time of your browser. When it was over is said when you finish it."
          isRequired
          value={startedAt}
          onChange={setStartedAt}
        />
      )}
      <TextAreaField
        label="Notes"
        secondaryLabel="Optional"
        maxLength={2000}
        value={notes}
        onChange={setNotes}
      />
    </FormDialog>
  );
}

function Done(props: { drill: Drill }) {
  const { drill } = props;
  return (
    <p>
      {drill.isIncident
        ? 'Written down. Finish it on its page, with what came of it. '
        : 'Planned. It starts when one of those who do it presses Start on its page. '}
      <DrillLink id={drill.id}>Open the drill</DrillLink>
    </p>
  );
}
