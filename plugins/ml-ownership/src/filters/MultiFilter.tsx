import { Select } from '@backstage/ui';
import { useWords } from '../words';
import styles from './fields.module.css';

/** A value to choose, and what it is called. */
export interface FilterOption {
  id: string;
  label: string;
}

/** Picks any of some values. */
export function MultiFilter(props: {
  label: string;
  options: readonly FilterOption[];
  /** What to find among many values; without it there is no search. */
  search?: string;
  selected: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const { label, options, search, selected, onChange } = props;
  const { t } = useWords();
  // A value that only the URL knows must still be shown, and be removable.
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
