import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import {
  SearchAutocomplete,
  SearchAutocompleteItem,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { kindIcon } from '../entity';
import { useMlData } from '../states';
import styles from './RootPicker.module.css';

const TYPING_PAUSE = 250;
const SUGGESTIONS = 10;

/** Finds the entity to look from, by words of its title, name or description. */
export function RootPicker(props: {
  root: string | undefined;
  onRoot: (entityRef: string) => void;
}) {
  const { root, onRoot } = props;
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  useDebounce(() => setWords(text.trim()), TYPING_PAUSE, [text]);

  const query = { q: words || undefined, limit: SUGGESTIONS };
  const { data, stale, loading } = useMlData(
    words ? ['scorecards', query] : undefined,
    api => api.getScorecards(query),
  );

  return (
    <div className={styles.root}>
      {root && <LookingFrom root={root} />}
      <div className={styles.search}>
        <SearchAutocomplete
          aria-label="Look from"
          placeholder="Find a model, dataset or pipeline"
          popoverWidth="420px"
          inputValue={text}
          onInputChange={setText}
          isLoading={loading || stale || text.trim() !== words}
        >
          {(words ? data?.items ?? [] : []).map(item => {
            const Icon = kindIcon(item.kind);
            return (
              <SearchAutocompleteItem
                key={item.entityRef}
                id={item.entityRef}
                textValue={item.title}
                onAction={() => {
                  setText('');
                  onRoot(item.entityRef);
                }}
              >
                <span className={styles.item}>
                  <Icon className={styles.icon} aria-hidden />
                  <Text>{item.title}</Text>
                  <Text color="secondary">{item.kind}</Text>
                </span>
              </SearchAutocompleteItem>
            );
          })}
        </SearchAutocomplete>
      </div>
    </div>
  );
}

function LookingFrom(props: { root: string }) {
  const { root } = props;
  const { primaryTitle } = useEntityPresentation(root);
  return (
    <Text as="h2" variant="title-x-small" weight="bold">
      Lineage of {primaryTitle}
    </Text>
  );
}
