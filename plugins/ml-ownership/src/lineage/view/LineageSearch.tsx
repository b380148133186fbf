import { LineageOrigin } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  SearchAutocomplete,
  SearchAutocompleteItem,
  Text,
} from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { kindIcon } from '../../entity';
import { useMlData } from '../../states';
import { MOST_DEPTH } from './lineageState';
import styles from './LineageSearch.module.css';

const TYPING_PAUSE = 250;
const SUGGESTIONS = 10;

/** Finds an entity anywhere up or down from another one. */
export function LineageSearch(props: {
  /** Entity ref to look from. */
  from: string;
  label: string;
  origins: LineageOrigin[];
  onFound: (entityRef: string) => void;
}) {
  const { from, label, origins, onFound } = props;
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  useDebounce(() => setWords(text.trim()), TYPING_PAUSE, [text]);

  const query = {
    root: from,
    q: words,
    direction: 'both' as const,
    depth: MOST_DEPTH,
    limit: SUGGESTIONS,
    origins: origins.length > 0 ? origins : undefined,
  };
  const { data, stale, loading } = useMlData(
    words ? ['lineage-entities', query] : undefined,
    api => api.getLineageEntities(query),
  );
  return (
    <div className={styles.root}>
      <SearchAutocomplete
        aria-label={label}
        placeholder={label}
        popoverWidth="380px"
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
                onFound(item.entityRef);
              }}
            >
              <span className={styles.item}>
                <Icon className={styles.icon} aria-hidden />
                <Text>{item.title}</Text>
                <Text color="secondary">{stepsTo(item.distance ?? 0)}</Text>
              </span>
            </SearchAutocompleteItem>
          );
        })}
      </SearchAutocomplete>
    </div>
  );
}

function stepsTo(distance: number): string {
  const hops = Math.abs(distance);
  return `${hops} ${hops === 1 ? 'step' : 'steps'} ${
    distance < 0 ? 'upstream' : 'downstream'
  }`;
}
