import { CopyButton } from './CopyButton';
import styles from './CopyableYaml.module.css';

/**
 * YAML with a button to copy it.
 *
 * @param label - what the YAML is, for the button and for screen readers, as in "YAML for a runbook"
 */
export function CopyableYaml(props: { yaml: string; label: string }) {
  const { yaml, label } = props;
  return (
    <div className={styles.root}>
      {/* Scrollable content must be reachable by keyboard. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} role="group" aria-label={label}>
        {yaml.replace(/\n$/, '')}
      </pre>
      {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
      <CopyButton className={styles.button} text={yaml} label={label} />
    </div>
  );
}
