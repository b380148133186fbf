import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Select } from '@backstage/ui';
import {
  BelowSwitch,
  FilterBar,
  FIRST_PAGE,
  MultiFilter,
  TeamFilter,
  TextFilter,
} from '../../ui/filters';
import { useMlQuery } from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import {
  candidatesQuery,
  EVERYTHING,
  FILTER_PARAMETERS,
  findTypes,
} from './candidatesQuery';
import { KINDS } from './useSelection';
import styles from './CandidateFilters.module.css';

const ANY = 'any';

/** The filters of the Components and Resources, kept in the search parameters. */
export function CandidateFilters() {
  const { t } = useMlTranslation();
  const catalogApi = useApi(catalogApiRef);
  const { params, update } = useUrlState();
  const { text, like, from, types, owner } = candidatesQuery(params);
  const { data: knownTypes } = useMlQuery(['import-types', like, from], () =>
    findTypes(catalogApi, { like, from }),
  );

  const clear = () =>
    update({
      ...Object.fromEntries(FILTER_PARAMETERS.map(name => [name, undefined])),
      ...FIRST_PAGE,
    });

  return (
    <FilterBar
      label={t('imports.candidates.list')}
      onClear={
        FILTER_PARAMETERS.some(name => params.has(name)) ? clear : undefined
      }
    >
      <TextFilter
        placeholder={t('imports.candidates.searchPlaceholder')}
        value={text}
        onChange={q => update({ q, ...FIRST_PAGE }, { replace: true })}
      />
      <Select
        className={styles.filter}
        size="small"
        label={t('imports.candidates.looksLike')}
        options={[
          { id: ANY, label: t('imports.candidates.looksLikeAny') },
          ...KINDS.map(kind => ({
            id: kind.toLocaleLowerCase('en-US'),
            label: t(`imports.kind.${kind}`),
          })),
          {
            id: EVERYTHING,
            label: t('imports.candidates.looksLikeEverything'),
          },
        ]}
        value={like ?? ANY}
        onChange={id =>
          // The available types depend on this filter.
          update({
            like: id === ANY ? undefined : String(id),
            type: undefined,
            ...FIRST_PAGE,
          })
        }
      />
      <Select
        className={styles.filter}
        size="small"
        label={t('imports.candidates.from')}
        options={[
          { id: ANY, label: t('imports.candidates.fromAny') },
          { id: 'component', label: 'Component' },
          { id: 'resource', label: 'Resource' },
        ]}
        value={from ?? ANY}
        onChange={id =>
          update({ from: id === ANY ? undefined : String(id), ...FIRST_PAGE })
        }
      />
      <MultiFilter
        label={t('imports.candidates.type')}
        options={(knownTypes ?? []).map(type => ({ id: type, label: type }))}
        selected={types}
        onChange={type => update({ type, ...FIRST_PAGE })}
      />
      <TeamFilter
        label={t('imports.candidates.owner')}
        value={owner}
        onChange={team => update({ owner: team, ...FIRST_PAGE })}
      />
      <BelowSwitch by={['owner']} />
    </FilterBar>
  );
}
