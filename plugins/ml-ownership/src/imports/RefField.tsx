import { EntityLink } from '../entity';
import { CatalogSearch } from '../filters';
import { useWords } from '../words';
import styles from './RefField.module.css';

/** Names a Group or User: the one that is chosen with a way to choose another, else a search. */
export function RefField(props: {
  label: string;
  description?: string;
  placeholder: string;
  kinds: Array<'User' | 'Group'>;
  value: string | undefined;
  onChange: (entityRef: string) => void;
}) {
  const { label, description, placeholder, kinds, value, onChange } = props;
  const { t } = useWords();
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
