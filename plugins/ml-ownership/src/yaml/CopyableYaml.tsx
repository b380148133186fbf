import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import styles from './CopyableYaml.module.css';

/**
 * YAML to read and to copy.
 *
 * @param label - what it is, for the button and for screen readers, as in "YAML for a runbook"
 */
export function CopyableYaml(props: { yaml: string; label: string }) {
  const { yaml, label } = props;
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <div className={styles.root}>
      {/* A block that scrolls must be reachable by keyboard. */}
      {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.code} tabIndex={0} role="group" aria-label={label}>
        {yaml.replace(/\n$/, '')}
      </pre>
      {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
      <Button
        className={styles.button}
        size="small"
        variant="secondary"
        aria-label={copied ? `Copied: ${label}` : `Copy ${label}`}
        iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        onPress={() => {
          copy(yaml);
          setCopied(true);
        }}
      >
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
