import { Select } from '@backstage/ui';
import { useWords } from '../words';
import styles from './fields.module.css';
import { useTeamOptions } from './useTeamOptions';

/** Picks any of the teams. */
export function TeamsFilter(props: {
  label: string;
  selected: readonly string[];
  onChange: (teams: string[]) => void;
}) {
  const { label, selected, onChange } = props;
  const { t } = useWords();
  const { options, search } = useTeamOptions(selected);
  return (
    <Select
      className={styles.filter}
      size="small"
      label={label}
      placeholder={t('filters.any')}
      selectionMode="multiple"
      search={search}
      options={options}
      value={[...selected]}
      onChange={values => onChange((values as string[]).map(String))}
    />
  );
}
