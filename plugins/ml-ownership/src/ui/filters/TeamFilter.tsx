import { Select } from '@backstage/ui';
import { useMemo } from 'react';
import { useMlTranslation } from '../../translations';
import styles from './fields.module.css';
import { useTeamOptions } from './useTeamOptions';

const ANY = 'any';

/** A filter by one team. */
export function TeamFilter(props: {
  label: string;
  value: string | undefined;
  onChange: (team: string | undefined) => void;
}) {
  const { label, value, onChange } = props;
  const { t } = useMlTranslation();
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
