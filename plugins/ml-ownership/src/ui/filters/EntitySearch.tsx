import { MlOwnershipApi } from '@mlownership/backstage-plugin-ml-ownership-common';
import {
  SearchAutocomplete,
  SearchAutocompleteItem,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { kindIcon } from '../entity';
import { messageOf, useMlQuery } from '../async-state';
import { useMlTranslation } from '../../translations';
import styles from './EntitySearch.module.css';

const TYPING_PAUSE = 250;

/** A search result, with details that distinguish entities with the same title. */
export interface FoundEntity {
  entityRef: string;
  kind: string;
  title: string;
  hint: string;
  /** Whether it is outside of what is searched, and returned because nothing inside matches. */
  isOutside?: boolean;
}

/** Cannot be the ref of an entity. */
const NOTHING = 'nothing';

/**
 * A search field for entities by title, with results as you type.
 *
 * @param label - the label of the field
 * @param placeholder - defaults to the label
 * @param scope - identifies what is searched: results are cached by scope and search text
 * @param find - returns the first few matches
 * @param hintOf - completes the hint of a result with what may change while the results are the same
 * @param none - says that nothing was found
 */
export function EntitySearch(props: {
  label: string;
  placeholder?: string;
  scope: unknown;
  find: (api: MlOwnershipApi, terms: string) => Promise<FoundEntity[]>;
  hintOf?: (entity: FoundEntity) => string;
  none?: (terms: string) => string;
  onFound: (entityRef: string, entity: FoundEntity) => void;
}) {
  const { label, placeholder = label, scope, find, onFound } = props;
  const { hintOf = ({ hint }) => hint, none } = props;
  const { t } = useMlTranslation();
  const [text, setText] = useState('');
  const [terms, setTerms] = useState('');
  useDebounce(() => setTerms(text.trim()), TYPING_PAUSE, [text]);

  const { data, error, stale, loading } = useMlQuery(
    terms ? ['entity-search', scope, terms] : undefined,
    api => find(api, terms),
  );
  const isCurrent = !loading && !stale && text.trim() === terms;
  const noneText = none ? none(terms) : t('filters.nothingFound');
  const notice =
    terms && isCurrent && !data?.length
      ? (error && messageOf(error)) ?? noneText
      : undefined;
  return (
    <>
      <SearchAutocomplete
        aria-label={label}
        placeholder={placeholder}
        popoverWidth="420px"
        inputValue={text}
        onInputChange={setText}
        isLoading={!isCurrent}
      >
        {notice && (
          <SearchAutocompleteItem id={NOTHING} textValue={notice} isDisabled>
            <Text color="secondary">{notice}</Text>
          </SearchAutocompleteItem>
        )}
        {(terms ? data ?? [] : []).map(item => {
          const Icon = kindIcon(item.kind);
          return (
            <SearchAutocompleteItem
              key={item.entityRef}
              id={item.entityRef}
              textValue={item.title}
              onAction={() => {
                setText('');
                onFound(item.entityRef, item);
              }}
            >
              <span className={styles.item}>
                <Icon className={styles.icon} aria-hidden />
                <Text>{item.title}</Text>
                <Text color="secondary">{hintOf(item)}</Text>
              </span>
            </SearchAutocompleteItem>
          );
        })}
      </SearchAutocomplete>
      {/* Focus never reaches the disabled option. */}
      <VisuallyHidden aria-live="polite">{notice}</VisuallyHidden>
    </>
  );
}
