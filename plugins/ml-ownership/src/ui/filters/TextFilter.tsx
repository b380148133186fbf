import { SearchField } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { useMlTranslation } from '../../translations';
import styles from './fields.module.css';

const TYPING_PAUSE = 300;

/** A search field that reports its value once typing pauses. */
export function TextFilter(props: {
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { placeholder, value, onChange } = props;
  const { t } = useMlTranslation();
  const [text, setText] = useState(value);
  const sent = useRef(value);

  // Follows external changes of the URL, such as the back button.
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useDebounce(
    () => {
      if (text !== sent.current) {
        sent.current = text;
        onChange(text);
      }
    },
    TYPING_PAUSE,
    [text],
  );

  return (
    <SearchField
      className={styles.search}
      size="small"
      label={t('filters.search')}
      placeholder={placeholder}
      value={text}
      onChange={setText}
    />
  );
}
