import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  SearchAutocomplete,
  SearchAutocompleteItem,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { kindIcon } from '../entity';
import { useMlData } from '../states';
import styles from './EntitySearch.module.css';

const TYPING_PAUSE = 250;

/** An entity that was found, and what tells it from others by the same title. */
export interface FoundEntity {
  entityRef: string;
  kind: string;
  title: string;
  hint: string;
}

/**
 * Finds an entity by words of its title, as one types.
 *
 * @param label - what the field is called
 * @param placeholder - what to type; the label where absent
 * @param scope - what is searched in: other words, or another scope, are another question
 * @param find - answers with the first few
 */
export function EntitySearch(props: {
  label: string;
  placeholder?: string;
  scope: unknown;
  find: (api: MlOwnershipApi, words: string) => Promise<FoundEntity[]>;
  onFound: (entityRef: string) => void;
}) {
  const { label, placeholder = label, scope, find, onFound } = props;
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  useDebounce(() => setWords(text.trim()), TYPING_PAUSE, [text]);

  const { data, stale, loading } = useMlData(
    words ? ['entity-search', scope, words] : undefined,
    api => find(api, words),
  );
  return (
    <SearchAutocomplete
      aria-label={label}
      placeholder={placeholder}
      popoverWidth="420px"
      inputValue={text}
      onInputChange={setText}
      isLoading={loading || stale || text.trim() !== words}
    >
      {(words ? data ?? [] : []).map(item => {
        const Icon = kindIcon(item.kind);
        return (
          <SearchAutocompleteItem
            key={item.entityRef}
            id={item.entityRef}
            textValue={item.title}
            onAction={() => {
              setText('');
              onFound(item.entityRef);
            }}
          >
            <span className={styles.item}>
              <Icon className={styles.icon} aria-hidden />
              <Text>{item.title}</Text>
              <Text color="secondary">{item.hint}</Text>
            </span>
          </SearchAutocompleteItem>
        );
      })}
    </SearchAutocomplete>
  );
}
