import { useId } from 'react';
import styles from './DateField.module.css';

/**
 * A date and time input with the picker of the browser.
 *
 * @param value - as in 2026-11-23T03:10, in the time zone of the browser; empty if none is selected
 */
export function DateTimeField(props: {
  label: string;
  description?: string;
  isRequired?: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  const { label, description, isRequired, value, onChange } = props;
  const id = useId();
  return (
    <div className={styles.root}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {description && (
        <span className={styles.description} id={`${id}-description`}>
          {description}
        </span>
      )}
      <input
        className={styles.input}
        type="datetime-local"
        id={id}
        aria-describedby={description && `${id}-description`}
        required={isRequired}
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
