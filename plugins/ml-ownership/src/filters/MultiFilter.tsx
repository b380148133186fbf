import { Select } from '@backstage/ui';
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
  selected: readonly string[];
  onChange: (values: string[]) => void;
  /** What to find among many values; without it there is no search. */
  search?: string;
}) {
  const { label, options, selected, onChange, search } = props;
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
      placeholder="Any"
      selectionMode="multiple"
      search={search ? { placeholder: search } : undefined}
      options={shown}
      value={[...selected]}
      onChange={values => onChange((values as string[]).map(String))}
    />
  );
}
