import { ML_KINDS } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import { ReactNode, useState } from 'react';
import { DateField, FormDialog } from '../../ui/dialog';
import { EntityLink } from '../../ui/entity';
import { TeamFilter } from '../../ui/filters';
import { ABILITIES, abilityName } from '../../ui/verdict';
import { useMlTranslation } from '../../translations';
import { CampaignForm, GOAL_LEVELS, TIERS } from './CampaignForm';
import { ScopeCount } from './ScopeCount';
import styles from './CampaignDialog.module.css';

/** All abilities of the entity itself. */
const OWN = 'own';

/** All abilities, including the supply chain. */
const SYSTEM = 'system';

/**
 * A dialog with the form of a campaign.
 *
 * @param onSubmit - sends the form and returns the success message
 */
export function CampaignDialog(props: {
  heading: string;
  submit: string;
  initial: CampaignForm;
  onSubmit: (form: CampaignForm) => Promise<ReactNode>;
  onClose: () => void;
}) {
  const { heading, submit, initial, onSubmit, onClose } = props;
  const { t, formats } = useMlTranslation();
  const [form, setForm] = useState(initial);
  const set = (change: Partial<CampaignForm>) =>
    setForm({ ...form, ...change });
  const [onlyKind, ...otherKinds] = form.kinds;
  const kind = otherKinds.length === 0 ? onlyKind : undefined;
  const example = t('campaigns.form.example', {
    tiers: formats.list((form.tiers.length > 0 ? form.tiers : [1]).map(String)),
    level: String(form.level),
  });

  return (
    <FormDialog
      title={heading}
      lead={<p>{t('campaigns.form.lead')}</p>}
      submit={submit}
      onSubmit={() => onSubmit(form)}
      onClose={onClose}
    >
      <TextField
        label={t('campaigns.form.title')}
        placeholder={example}
        isRequired
        maxLength={200}
        value={form.title}
        onChange={title => set({ title })}
      />
      <CheckboxGroup
        label={t('campaigns.form.kinds')}
        description={t('campaigns.form.kindsHelp')}
        orientation="horizontal"
        value={form.kinds}
        onChange={chosen =>
          set({ kinds: ML_KINDS.filter(one => chosen.includes(one)) })
        }
      >
        {ML_KINDS.map(one => (
          <Checkbox key={one} value={one}>
            {t(`charts.kinds.${one}`)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <CheckboxGroup
        label={t('campaigns.form.tiers')}
        description={t('campaigns.form.tiersHelp')}
        orientation="horizontal"
        value={form.tiers.map(String)}
        onChange={chosen =>
          set({ tiers: TIERS.filter(tier => chosen.includes(String(tier))) })
        }
      >
        {TIERS.map(tier => (
          <Checkbox key={tier} value={String(tier)}>
            {t('campaigns.form.tier', { tier: String(tier) })}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <div className={styles.row}>
        <TeamFilter
          label={t('campaigns.form.team')}
          value={form.team}
          onChange={team => set({ team })}
        />
        {form.system && (
          <div
            className={styles.row}
            role="group"
            aria-label={t('campaigns.form.system')}
          >
            <EntityLink entityRef={form.system} />
            <Button
              size="small"
              variant="tertiary"
              onPress={() => set({ system: undefined })}
            >
              {t('campaigns.form.anySystem')}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.row}>
        <Select
          className={styles.wide}
          label={t('campaigns.form.goal')}
          description={t('campaigns.form.goalHelp')}
          options={[
            { id: OWN, label: t('campaigns.form.own') },
            { id: SYSTEM, label: t('campaigns.form.wholeSystem') },
            ...ABILITIES.map(ability => ({
              id: ability,
              label: abilityName(t, ability, kind),
            })),
          ]}
          value={form.wholeSystem ? SYSTEM : form.ability ?? OWN}
          onChange={id =>
            set({
              wholeSystem: id === SYSTEM,
              ability: ABILITIES.find(ability => ability === id),
            })
          }
        />
        <Select
          className={styles.wide}
          label={t('campaigns.form.level')}
          options={GOAL_LEVELS.map(level => ({
            id: String(level),
            label: `${level} – ${t(`verdict.level.${level}`)}`,
          }))}
          value={String(form.level)}
          onChange={id => set({ level: Number(id) })}
        />
      </div>
      <ScopeCount form={form} />
      <div className={styles.row}>
        <DateField
          label={t('campaigns.form.starts')}
          value={form.startsAt}
          onChange={startsAt => set({ startsAt })}
        />
        <DateField
          label={t('campaigns.form.due')}
          value={form.dueAt}
          min={form.startsAt}
          onChange={dueAt => set({ dueAt })}
        />
      </div>
      <TextAreaField
        label={t('campaigns.form.purpose')}
        secondaryLabel={t('campaigns.form.optional')}
        description={t('campaigns.form.purposeHelp')}
        maxLength={2000}
        value={form.purpose}
        onChange={purpose => set({ purpose })}
      />
    </FormDialog>
  );
}
