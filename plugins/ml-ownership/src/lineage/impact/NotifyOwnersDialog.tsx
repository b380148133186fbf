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
import styles from './NotifyOwnersDialog.module.css';

const SHORTEST_MESSAGE = 3;
const LONGEST_MESSAGE = 2000;

type Severity = NonNullable<ImpactNotice['severity']>;

const SEVERITIES: Array<{ id: Severity; label: string }> = [
  { id: 'critical', label: 'Critical' },
  { id: 'high', label: 'High' },
  { id: 'normal', label: 'Normal' },
  { id: 'low', label: 'Low' },
];

/** Tells the owners of what is downstream of an entity that it breaks or changes. */
export function NotifyOwnersDialog(props: {
  impact: Impact;
  onClose: () => void;
}) {
  const { impact, onClose } = props;
  const api = useApi(mlOwnershipApiRef);
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
      return <p>Nobody was notified: there was nobody to send it to.</p>;
    }
    return (
      <>
        <p>
          {notified.length === 1 ? 'Notified:' : `Notified ${notified.length}:`}
        </p>
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
      title={`Notify owners: ${impact.root.title}`}
      lead={
        <p>
          They get a notification with your name and your words. If you notify
          them about {impact.root.title} again, the new notification takes the
          place of this one.
        </p>
      }
      submit="Notify"
      onSubmit={notify}
      onClose={onClose}
    >
      <RadioGroup
        label="Recipients"
        value={audience}
        onChange={value => setAudience(value as 'all' | 'chosen')}
      >
        <Radio value="all">
          {impact.totalTeams === 1
            ? 'The team that is affected'
            : `All ${impact.totalTeams} teams that are affected`}
        </Radio>
        <Radio value="chosen">Chosen teams</Radio>
      </RadioGroup>
      {audience === 'all' ? (
        <p className={styles.recipients}>
          {impact.totalTeams > teams.length && 'Among others: '}
          {teams.map(titleOf).join(', ')}
        </p>
      ) : (
        <div className={styles.choices}>
          <CheckboxGroup
            label="Teams"
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
        label="Severity"
        orientation="horizontal"
        value={severity}
        onChange={value => setSeverity(value as Severity)}
      >
        {SEVERITIES.map(({ id, label }) => (
          <Radio key={id} value={id}>
            {label}
          </Radio>
        ))}
      </RadioGroup>
      <TextAreaField
        label="Message"
        description="What breaks or changes, from when, and what they should do."
        isRequired
        maxLength={LONGEST_MESSAGE}
        validate={text => tooShort(text, SHORTEST_MESSAGE)}
        value={message}
        onChange={setMessage}
      />
    </FormDialog>
  );
}
