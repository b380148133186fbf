import {
  Foundation,
  Foundations,
  FoundationState,
  MlKind,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Link, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { ErrorState, LoadingState, useMlQuery } from '../async-state';
import { FoundationsOverTime } from '../charts';
import { useKindPaths } from '../entity';
import { Section } from '../page';
import { useUrlState, withQuery } from '../url';
import { useMlTranslation } from '../../translations';
import layout from '../layout.module.css';
import { FoundationList } from './FoundationList';

const KINDS: readonly MlKind[] = ['Model', 'Dataset', 'Pipeline'];

/** The search parameter with the kind of the foundations. */
const KIND_PARAMETER = 'foundationsKind';

/**
 * The six foundations of all entities of a kind, weakest first, and over time. Each number links to the entities behind
 * it. The kind is kept in the search parameters.
 *
 * @param kinds - the kinds to choose from; the first one is the default
 * @param owner - entity ref of a group that owns the entities, itself or through a child group
 * @param cacheKey - reloads the section if it changes
 */
export function FoundationsSection(props: {
  kinds?: readonly MlKind[];
  owner?: string;
  cacheKey?: string;
}) {
  const { kinds = KINDS, owner, cacheKey } = props;
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const kind =
    kinds.find(one => one === params.get(KIND_PARAMETER)) ?? kinds[0];
  const query = { kind, owner };
  // With its kind: while the next kind is loading, the previous numbers are shown, and link to their own entities.
  const { data, error, loading, reload } = useMlQuery(
    ['foundations', query, cacheKey],
    async api => ({ kind, foundations: await api.getFoundations(query) }),
  );
  const subject = t('foundations.subject');

  return (
    <Section
      title={t('foundations.title')}
      lead={t('foundations.lead')}
      actions={
        kinds.length > 1 && (
          <ToggleButtonGroup
            aria-label={t('foundations.kind')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[kind]}
            onSelectionChange={keys => {
              const [next] = keys;
              update({
                [KIND_PARAMETER]: next === kinds[0] ? undefined : String(next),
              });
            }}
          >
            {kinds.map(id => (
              <ToggleButton key={id} id={id}>
                {t(`charts.kinds.${id}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )
      }
    >
      {loading && (
        <LoadingState subject={subject} heights={[72, 72, 72, 320]} />
      )}
      {error && <ErrorState error={error} subject={subject} onRetry={reload} />}
      {data && !error && <Content {...data} owner={owner} />}
    </Section>
  );
}

function Content(props: {
  kind: MlKind;
  foundations: Foundations;
  owner?: string;
}) {
  const { kind, foundations, owner } = props;
  const { t } = useMlTranslation();
  const paths = useKindPaths();
  if (foundations.totalItems === 0) {
    return <p className={layout.note}>{t(`foundations.none.${kind}`)}</p>;
  }
  const entitiesOf = (foundation: Foundation, state: FoundationState) => {
    const { entities } = foundations.items.find(
      item => item.foundation === foundation,
    )!;
    const text = t(`verdict.countOf${kind}`, { count: entities[state] });
    return (
      <Link
        href={withQuery(paths[kind], {
          owner,
          foundation,
          foundationState: state,
        })}
        aria-label={t('foundations.link', {
          entities: text,
          foundation: t(`verdict.foundation.${foundation}`),
          state: t(`foundations.state.${state}`),
        })}
      >
        {text}
      </Link>
    );
  };
  return (
    <>
      <FoundationList items={foundations.items} entitiesOf={entitiesOf} />
      <FoundationsOverTime points={foundations.points} />
    </>
  );
}
