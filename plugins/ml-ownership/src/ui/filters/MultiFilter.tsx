import { Select } from '@backstage/ui';
import { useMlTranslation } from '../../translations';
import styles from './fields.module.css';

/** A filter value and its label. */
export interface FilterOption {
  id: string;
  label: string;
}

/** A multi-select filter. */
export function MultiFilter(props: {
  label: string;
  options: readonly FilterOption[];
  /** The placeholder of the search; without it there is no search. */
  search?: string;
  selected: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const { label, options, search, selected, onChange } = props;
  const { t } = useMlTranslation();
  // Values that only occur in the URL must be shown and removable too.
  const shown = [
    ...options,
    ...selected
      .filter(value => !options.some(option => option.id === value))
      .map(value => ({ id: value, label: value })),
  ];
  return (
    <Select
      className={styles.filter}
      size="small"
      label={label}
      placeholder={t('filters.any')}
      selectionMode="multiple"
      search={search ? { placeholder: search } : undefined}
      options={shown}
      value={[...selected]}
      onChange={values => onChange((values as string[]).map(String))}
    />
  );
}
