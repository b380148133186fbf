import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Checkbox, CheckboxGroup, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../api';
import { DateField, dayFromNow, FormDialog } from '../dialog';
import { ModelSearch, useDrillRefresh } from '../drills/plan';
import { abilityOf } from '../drills/words';
import { EntityLink } from '../entity';
import { CatalogSearch } from '../filters';
import { ABILITIES } from '../verdict';
import { HandoverLink } from './HandoverLink';
import styles from '../drills/plan/PlanDrillDialog.module.css';

const DAYS_AHEAD = 30;

/** Proposes that another team takes an entity over. */
export function ProposeHandoverDialog(props: {
  entityRef?: string;
  onClose: () => void;
}) {
  const api = useApi(mlOwnershipApiRef);
  const refresh = useDrillRefresh();
  const [entityRef, setEntityRef] = useState(props.entityRef);
  const [team, setTeam] = useState<string>();
  const [abilities, setAbilities] = useState<string[]>([...ABILITIES]);
  const [day, setDay] = useState(dayFromNow(DAYS_AHEAD));
  const [notes, setNotes] = useState('');
  const [proposed, setProposed] = useState(false);

  const close = () => {
    props.onClose();
    if (proposed) {
      refresh();
    }
  };

  const propose = async () => {
    if (!entityRef) {
      throw new Error('Choose what is handed over.');
    }
    if (!team) {
      throw new Error('Choose the team that takes it.');
    }
    const handover = await api.proposeHandover({
      entityRef,
      toTeam: team,
      // All four mean all that apply to this entity, which the server knows.
      abilities:
        abilities.length === ABILITIES.length
          ? undefined
          : ABILITIES.filter(ability => abilities.includes(ability)),
      targetDate: day,
      notes: notes.trim() || undefined,
    });
    setProposed(true);
    return (
      <p>
        Proposed. Now it is the taking team’s turn.{' '}
        <HandoverLink id={handover.id}>Open the handover</HandoverLink>
      </p>
    );
  };

  return (
    <FormDialog
      title="Propose a handover"
      lead={
        <p>
          The taking team shows by drills that it can run it, while the giving
          team still answers for it. Accepting is up to the taking team.
        </p>
      }
      submit="Propose"
      onSubmit={propose}
      onClose={close}
    >
      <div className={styles.entity} role="group" aria-label="What">
        {entityRef ? (
          <>
            <EntityLink entityRef={entityRef} />
            {!props.entityRef && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setEntityRef(undefined)}
              >
                Choose another
              </Button>
            )}
          </>
        ) : (
          <ModelSearch label="What is handed over" onFound={setEntityRef} />
        )}
      </div>
      <div className={styles.entity} role="group" aria-label="To">
        {team ? (
          <>
            <EntityLink entityRef={team} />
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setTeam(undefined)}
            >
              Another team
            </Button>
          </>
        ) : (
          <CatalogSearch
            kinds={['Group']}
            label="Find the team that takes it"
            onFound={setTeam}
          />
        )}
      </div>
      <CheckboxGroup
        label="What it has to show by a drill"
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
      <DateField
        label="Target date"
        value={day}
        min={dayFromNow(0)}
        onChange={setDay}
      />
      <TextAreaField
        label="Notes"
        secondaryLabel="Optional"
        description="Why, and what the taking team should know."
        maxLength={2000}
        value={notes}
        onChange={setNotes}
      />
    </FormDialog>
  );
}
