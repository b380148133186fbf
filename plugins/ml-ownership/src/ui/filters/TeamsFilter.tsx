import { Select } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import styles from './fields.module.css';
import { useTeamOptions } from './useTeamOptions';

/** A filter by any number of teams. */
export function TeamsFilter(props: {
  label: string;
  selected: readonly string[];
  onChange: (teams: string[]) => void;
}) {
  const { label, selected, onChange } = props;
  const { t } = useMlTranslation();
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
