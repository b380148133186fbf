import { EntityLink } from '../../ui/entity';
import { CatalogSearch } from '../../ui/filters';
import { useMlTranslation } from '../../translations';
import styles from './RefField.module.css';

/** A field for a Group or User: shows the selected one with a button to change it, otherwise a search. */
export function RefField(props: {
  label: string;
  description?: string;
  placeholder: string;
  kinds: Array<'User' | 'Group'>;
  value: string | undefined;
  onChange: (entityRef: string) => void;
}) {
  const { label, description, placeholder, kinds, value, onChange } = props;
  const { t } = useMlTranslation();
  return (
    <div className={styles.root} role="group" aria-label={label}>
      <span className={styles.label}>{label}</span>
      {description && <span className={styles.description}>{description}</span>}
      {value && <EntityLink entityRef={value} />}
      <CatalogSearch
        kinds={kinds}
        label={
          value ? t('imports.proposals.anotherFor', { label }) : placeholder
        }
        placeholder={value ? t('imports.proposals.another') : placeholder}
        onFound={onChange}
      />
    </div>
  );
}
