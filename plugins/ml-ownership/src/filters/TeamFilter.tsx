import { Select } from '@backstage/ui';
import { useMemo } from 'react';
import { useEntityTitles } from '../entity';
import { useMlData } from '../states';
import styles from './fields.module.css';

const ANY = 'any';

/** The most teams that the backend lists at once. */
const MOST_TEAMS = 500;

/** Picks one team, or any. */
export function TeamFilter(props: {
  label: string;
  value: string | undefined;
  onChange: (team: string | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const { data: teams } = useMlData(['teams', { limit: MOST_TEAMS }], api =>
    api.getTeams({ limit: MOST_TEAMS }),
  );
  const titleOf = useEntityTitles(value ? [value] : []);

  const options = useMemo(
    () =>
      (teams?.items ?? []).map(team => ({
        id: team.entityRef,
        label: team.title,
      })),
    [teams],
  );
  // A team that only the URL knows must still be shown, and be removable.
  const unlisted =
    value && !options.some(option => option.id === value)
      ? [{ id: value, label: titleOf(value) }]
      : [];

  return (
    <Select
      className={styles.filter}
      size="small"
      label={label}
      search={{ placeholder: 'Find a team' }}
      options={[{ id: ANY, label: 'Any' }, ...options, ...unlisted]}
      value={value ?? ANY}
      onChange={id => onChange(id === ANY ? undefined : String(id))}
    />
  );
}
