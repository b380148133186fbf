import { useApi } from '@backstage/frontend-plugin-api';
import {
  Impact,
  ImpactNotification,
  isolate,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  TextAreaField,
} from '@backstage/ui';
import { useMemo, useState } from 'react';
import { mlOwnershipApiRef } from '../../../mlOwnershipApiRef';
import { FormDialog, tooShort } from '../../../ui/dialog';
import { EntityLink, useEntityTitles } from '../../../ui/entity';
import { useMlTranslation } from '../../../translations';
import styles from './NotifyOwnersDialog.module.css';

const MIN_MESSAGE_LENGTH = 3;
const MAX_MESSAGE_LENGTH = 2000;

type Severity = NonNullable<ImpactNotification['severity']>;

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'normal', 'low'];

/** A dialog to notify the owners of downstream entities that an entity breaks or changes. */
export function NotifyOwnersDialog(props: {
  impact: Impact;
  onClose: () => void;
}) {
  const { impact, onClose } = props;
  const api = useApi(mlOwnershipApiRef);
  const { t } = useMlTranslation();
  const teams = useMemo(
    () => impact.teams.flatMap(({ team }) => team ?? []),
    [impact],
  );
  const titleOf = useEntityTitles(teams);
  const [audience, setAudience] = useState<'all' | 'chosen'>('all');
  const [chosen, setChosen] = useState<string[]>([]);
  const [severity, setSeverity] = useState<Severity>('normal');
  const [message, setMessage] = useState('');

  const teamTitles = teams.map(team => isolate(titleOf(team))).join(', ');

  const notify = async () => {
    const { notified } = await api.notifyImpact({
      root: impact.root.entityRef,
      message: message.trim(),
      severity,
      ...(audience === 'chosen' && { teams: chosen }),
    });
    if (notified.length === 0) {
      return <p>{t('lineage.impact.notice.nobody')}</p>;
    }
    return (
      <>
        <p>{t('lineage.impact.notice.notified', { count: notified.length })}</p>
        <ul className={styles.teams}>
          {notified.map(entityRef => (
            <li key={entityRef}>
              <EntityLink entityRef={entityRef} hideIcon />
            </li>
          ))}
        </ul>
      </>
    );
  };

  return (
    <FormDialog
      title={t('lineage.impact.notice.title', { title: impact.root.title })}
      lead={
        <p>{t('lineage.impact.notice.lead', { title: impact.root.title })}</p>
      }
      submit={t('lineage.impact.notice.submit')}
      onSubmit={notify}
      onClose={onClose}
    >
      <RadioGroup
        label={t('lineage.impact.notice.recipients')}
        value={audience}
        onChange={value => setAudience(value as 'all' | 'chosen')}
      >
        <Radio value="all">
          {t('lineage.impact.notice.all', { count: impact.totalTeams })}
        </Radio>
        <Radio value="chosen">{t('lineage.impact.notice.chosen')}</Radio>
      </RadioGroup>
      {audience === 'all' ? (
        <p className={styles.recipients}>
          {impact.totalTeams > teams.length
            ? t('lineage.impact.notice.among', {
                teams: teamTitles,
              })
            : teamTitles}
        </p>
      ) : (
        <div className={styles.choices}>
          <CheckboxGroup
            label={t('lineage.impact.notice.teams')}
            isRequired
            value={chosen}
            onChange={setChosen}
          >
            {teams.map(team => (
              <Checkbox key={team} value={team}>
                {titleOf(team)}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </div>
      )}
      <RadioGroup
        label={t('lineage.impact.notice.severity')}
        orientation="horizontal"
        value={severity}
        onChange={value => setSeverity(value as Severity)}
      >
        {SEVERITIES.map(id => (
          <Radio key={id} value={id}>
            {t(`lineage.impact.notice.severityOf.${id}`)}
          </Radio>
        ))}
      </RadioGroup>
      <TextAreaField
        label={t('lineage.impact.notice.message')}
        description={t('lineage.impact.notice.messageHelp')}
        isRequired
        maxLength={MAX_MESSAGE_LENGTH}
        validate={text => tooShort(t, text, MIN_MESSAGE_LENGTH)}
        value={message}
        onChange={setMessage}
      />
    </FormDialog>
  );
}
