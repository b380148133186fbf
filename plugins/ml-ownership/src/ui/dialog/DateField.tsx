import { useId } from 'react';
import styles from './DateField.module.css';

/**
 * A date input with the picker of the browser.
 *
 * @param value - as in 2026-11-23, like `min` and `max`
 */
export function DateField(props: {
  label: string;
  description?: string;
  value: string;
  min?: string;
  max?: string;
  onChange: (value: string) => void;
}) {
  const { label, description, value, min, max, onChange } = props;
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
        type="date"
        id={id}
        aria-describedby={description && `${id}-description`}
        required
        value={value}
        min={min}
        max={max}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  );
}
