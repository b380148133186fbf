import {
  MlKind,
  Tool,
  TOOL_PREREQUISITES,
  TOOLS,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Select, Text } from '@backstage/ui';
import { EntityLink } from '../../ui/entity';
import { FilterBar, TeamFilter } from '../../ui/filters';
import { PageBody } from '../../ui/page';
import { ErrorState, LoadingState, useMlQuery } from '../../ui/async-state';
import { useUrlState } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { CurrentState } from './CurrentState';
import { Decisions } from './Decisions';
import { HiddenGaps } from './HiddenGaps';
import { Steps } from './Steps';
import { isApplicable, loadToolReadiness } from './toolReadiness';
import layout from '../../ui/layout.module.css';
import styles from './BeforeYouBuyPage.module.css';

/**
 * A page for a lead who is asked to approve a tool: the decisions that it needs, for which entities they are made, what the
 * tool would hide, and the next steps. The tool and the team are kept in the URL. It affects no score.
 */
export function BeforeYouBuyPage() {
  const { t } = useMlTranslation();
  const { params, update } = useUrlState();
  const tool = TOOLS.find(one => one === params.get('tool')) ?? TOOLS[0];
  const owner = params.get('team') || undefined;
  const { data, error, loading, reload } = useMlQuery(
    ['before-you-buy', tool, owner],
    api => loadToolReadiness(api, tool, owner),
  );
  const subject = t('beforeYouBuy.subject');

  return (
    <PageBody>
      <FilterBar label={t('beforeYouBuy.choose')}>
        <ToolSelect
          tool={tool}
          onChange={next =>
            update({ tool: next === TOOLS[0] ? undefined : next })
          }
        />
        <TeamFilter
          label={t('beforeYouBuy.team')}
          value={owner}
          onChange={team => update({ team })}
        />
      </FilterBar>
      <Heading tool={tool} owner={owner} />
      <Decisions tool={tool} />
      {loading && <LoadingState subject={subject} heights={[280, 180, 320]} />}
      {error && <ErrorState error={error} subject={subject} onRetry={reload} />}
      {data &&
        !error &&
        (data.decisions.some(isApplicable) ? (
          <>
            <CurrentState readiness={data} />
            <HiddenGaps readiness={data} />
            <Steps readiness={data} />
          </>
        ) : (
          <p className={layout.note}>
            {t(`beforeYouBuy.nothing.${kindOf(data.tool)}`)}
          </p>
        ))}
    </PageBody>
  );
}

function kindOf(tool: Tool): MlKind {
  return TOOL_PREREQUISITES[tool].decisions[0].kind;
}

function Heading(props: { tool: Tool; owner: string | undefined }) {
  const { tool, owner } = props;
  const { t } = useMlTranslation();
  return (
    <header className={layout.column2}>
      <Text as="h1" variant="title-medium" weight="bold">
        {t('beforeYouBuy.heading', {
          tool: t(`beforeYouBuy.tools.${tool}.name`),
        })}
      </Text>
      <p className={layout.text}>
        {owner
          ? t('beforeYouBuy.scopeOf', {
              team: <EntityLink entityRef={owner} hideIcon />,
            })
          : t('beforeYouBuy.scope')}{' '}
        {t('beforeYouBuy.noScore')}
      </p>
    </header>
  );
}

function ToolSelect(props: { tool: Tool; onChange: (tool: Tool) => void }) {
  const { tool, onChange } = props;
  const { t } = useMlTranslation();
  return (
    <Select
      className={styles.tool}
      size="small"
      label={t('beforeYouBuy.tool')}
      options={TOOLS.map(id => ({
        id,
        label: t(`beforeYouBuy.tools.${id}.name`),
      }))}
      value={tool}
      onChange={id => onChange(id as Tool)}
    />
  );
}
