import { Button } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useMlTranslation } from '../../translations';

/**
 * A button that copies a text and confirms it for a moment.
 *
 * @param label - what is copied, for screen readers, as in "YAML for a runbook"
 * @param children - the label of the button; "Copy" by default
 */
export function CopyButton(props: {
  text: string;
  label?: string;
  className?: string;
  children?: string;
}) {
  const { text, label, className, children } = props;
  const { t } = useMlTranslation();
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [copied]);

  const spoken = copied
    ? t('yaml.copiedOf', { label: label ?? '' })
    : t('yaml.copyOf', { label: label ?? '' });
  return (
    <Button
      className={className}
      size="small"
      variant="secondary"
      aria-label={label === undefined ? undefined : spoken}
      iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
      onPress={() => {
        copy(text);
        setCopied(true);
      }}
    >
      {copied ? t('yaml.copied') : children ?? t('yaml.copy')}
    </Button>
  );
}
