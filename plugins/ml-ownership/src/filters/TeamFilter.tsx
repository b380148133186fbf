import { Select } from '@backstage/ui';
import { useMemo } from 'react';
import { useWords } from '../words';
import styles from './fields.module.css';
import { useTeamOptions } from './useTeamOptions';

const ANY = 'any';

/** Picks one team, or any. */
export function TeamFilter(props: {
  label: string;
  value: string | undefined;
  onChange: (team: string | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const { t } = useWords();
  const chosen = useMemo(() => (value ? [value] : []), [value]);
  const { options, search } = useTeamOptions(chosen);
  return (
    <Select
      className={styles.filter}
      size="small"
      label={label}
      search={search}
      options={[{ id: ANY, label: t('filters.any') }, ...options]}
      value={value ?? ANY}
      onChange={id => onChange(id === ANY ? undefined : String(id))}
    />
  );
}
