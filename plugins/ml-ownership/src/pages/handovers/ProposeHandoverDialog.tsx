import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Checkbox, CheckboxGroup, TextAreaField } from '@backstage/ui';
import { useState } from 'react';
import { mlOwnershipApiRef } from '../../mlOwnershipApiRef';
import { DateField, dayFromNow, FormDialog } from '../../ui/dialog';
import { EntityPicker, useDrillRefresh } from '../drills/plan';
import { abilityOf } from '../drills/text';
import { EntityLink } from '../../ui/entity';
import { CatalogSearch } from '../../ui/filters';
import { ABILITIES } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { HandoverLink } from './HandoverLink';
import layout from '../../ui/layout.module.css';

const DAYS_AHEAD = 30;

/** A dialog that proposes to transfer an entity to another team. */
export function ProposeHandoverDialog(props: {
  entityRef?: string;
  /** Ref of the group that is selected at first. */
  toTeam?: string;
  onClose: () => void;
}) {
  const { t } = useMlTranslation();
  const api = useApi(mlOwnershipApiRef);
  const refresh = useDrillRefresh();
  const [entityRef, setEntityRef] = useState(props.entityRef);
  const [team, setTeam] = useState(props.toTeam);
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
      throw new Error(t('handovers.propose.needsEntity'));
    }
    if (!team) {
      throw new Error(t('handovers.propose.needsTeam'));
    }
    const handover = await api.proposeHandover({
      entityRef,
      toTeam: team,
      // If all four are selected, the server chooses those that apply to the entity.
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
        {t('handovers.propose.done')}{' '}
        <HandoverLink id={handover.id}>
          {t('handovers.propose.open')}
        </HandoverLink>
      </p>
    );
  };

  return (
    <FormDialog
      title={t('handovers.propose.title')}
      lead={<p>{t('handovers.propose.lead')}</p>}
      submit={t('handovers.propose.submit')}
      onSubmit={propose}
      onClose={close}
    >
      <div
        className={layout.centeredRow3}
        role="group"
        aria-label={t('handovers.propose.what')}
      >
        {entityRef ? (
          <>
            <EntityLink entityRef={entityRef} />
            {!props.entityRef && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => setEntityRef(undefined)}
              >
                {t('handovers.propose.another')}
              </Button>
            )}
          </>
        ) : (
          <EntityPicker
            label={t('handovers.propose.whatSearch')}
            onFound={setEntityRef}
          />
        )}
      </div>
      <div
        className={layout.centeredRow3}
        role="group"
        aria-label={t('handovers.propose.to')}
      >
        {team ? (
          <>
            <EntityLink entityRef={team} />
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setTeam(undefined)}
            >
              {t('handovers.propose.anotherTeam')}
            </Button>
          </>
        ) : (
          <CatalogSearch
            kinds={['Group']}
            label={t('handovers.propose.toSearch')}
            onFound={setTeam}
          />
        )}
      </div>
      <CheckboxGroup
        label={t('handovers.propose.abilities')}
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
      <DateField
        label={t('handovers.propose.day')}
        value={day}
        min={dayFromNow(0)}
        onChange={setDay}
      />
      <TextAreaField
        label={t('handovers.propose.notes')}
        secondaryLabel={t('handovers.optional')}
        description={t('handovers.propose.notesWhy')}
        maxLength={2000}
        value={notes}
        onChange={setNotes}
      />
    </FormDialog>
  );
}
