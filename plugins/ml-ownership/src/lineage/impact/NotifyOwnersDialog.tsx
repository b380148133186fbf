import { useApi } from '@backstage/frontend-plugin-api';
import {
  Impact,
  ImpactNotice,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  Checkbox,
  CheckboxGroup,
  Radio,
  RadioGroup,
  TextAreaField,
} from '@backstage/ui';
import { useMemo, useState } from 'react';
import { mlOwnershipApiRef } from '../../api';
import { FormDialog, tooShort } from '../../dialog';
import { EntityLink, useEntityTitles } from '../../entity';
import { useWords } from '../../words';
import styles from './NotifyOwnersDialog.module.css';

const SHORTEST_MESSAGE = 3;
const LONGEST_MESSAGE = 2000;

type Severity = NonNullable<ImpactNotice['severity']>;

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'normal', 'low'];

/** Tells the owners of what is downstream of an entity that it breaks or changes. */
export function NotifyOwnersDialog(props: {
  impact: Impact;
  onClose: () => void;
}) {
  const { impact, onClose } = props;
  const api = useApi(mlOwnershipApiRef);
  const { t } = useWords();
  const teams = useMemo(
    () => impact.teams.flatMap(({ team }) => team ?? []),
    [impact],
  );
  const titleOf = useEntityTitles(teams);
  const [audience, setAudience] = useState<'all' | 'chosen'>('all');
  const [chosen, setChosen] = useState<string[]>([]);
  const [severity, setSeverity] = useState<Severity>('normal');
  const [message, setMessage] = useState('');

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
                teams: teams.map(titleOf).join(', '),
              })
            : teams.map(titleOf).join(', ')}
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
        maxLength={LONGEST_MESSAGE}
        validate={text => tooShort(t, text, SHORTEST_MESSAGE)}
        value={message}
        onChange={setMessage}
      />
    </FormDialog>
  );
}
