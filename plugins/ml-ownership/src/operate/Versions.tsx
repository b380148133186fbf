import {
  OperateVersion,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Skeleton } from '@backstage/ui';
import { FromServer } from '../criterion';
import { Section } from '../page';
import { PointInTime } from '../time';
import { useWords } from '../words';
import { Fact, FactList, Note } from './Fact';
import { ExternalLink } from './PointedText';
import { httpUrl } from './resolvePointer';
import { OperateData } from './useOperate';

/** What serves, and what served well before. */
export function Versions(props: { data: OperateData }) {
  const { data } = props;
  const { t } = useWords();
  return (
    <Section title={t('operate.versions.title')}>
      <FactList>
        <Version
          title={t('operate.versions.serving')}
          data={data}
          version={data.operate?.serving}
          none={t('operate.versions.noServing')}
        />
        <Version
          title={t('operate.versions.lastGood')}
          wordsTitle={t('operate.versions.kept')}
          data={data}
          version={data.operate?.lastGood}
          notVersion={data.operate?.serving?.version}
          none={t('operate.versions.noLastGood')}
        />
        <LastRollback scorecard={data.scorecard} />
      </FactList>
    </Section>
  );
}

function Version(props: {
  title: string;
  /** The title where words about versions are known, and no version. */
  wordsTitle?: string;
  data: OperateData;
  version: OperateVersion | undefined;
  /** What the version cannot be: to roll back to what serves is no way back. */
  notVersion?: string;
  none: string;
}) {
  const { title, wordsTitle = title, data, version, notVersion, none } = props;
  const { t } = useWords();
  if (!data.operate) {
    return (
      <Fact title={title}>
        {data.trouble ? (
          <Note>{t(`operate.notKnown.${data.trouble}`)}</Note>
        ) : (
          <Skeleton width={200} height={24} />
        )}
      </Fact>
    );
  }
  if (!version) {
    return (
      <Fact title={title}>
        <Note>{none}</Note>
      </Fact>
    );
  }
  const url = version.url && httpUrl(version.url);
  // What was seen may be about what serves, such as that earlier versions are kept.
  const name = version.version === notVersion ? undefined : version.version;
  const text = name ?? version.detail;
  return (
    <Fact title={name ? title : wordsTitle}>
      <strong>{url ? <ExternalLink url={url} text={text} /> : text}</strong>
      <Note>
        {name ? (
          t('operate.versions.seen', {
            detail: version.detail,
            when: <PointInTime at={version.observedAt} />,
          })
        ) : (
          <PointInTime at={version.observedAt} />
        )}
      </Note>
    </Fact>
  );
}

/** The last rollback that worked, where a system has told of one: it tells what the way back is worth. */
function LastRollback(props: { scorecard: Scorecard | undefined }) {
  const { t } = useWords();
  const worked = props.scorecard?.criteria
    .find(({ id }) => id === 'recover.rollback-run')
    ?.evidence.filter(
      ({ outcome, standing }) =>
        outcome === 'pass' && standing !== 'not-accepted',
    )
    .sort((a, b) => b.observedAt.localeCompare(a.observedAt))[0];
  if (!worked) {
    return null;
  }
  const { detail, observedAt } = worked;
  const url = worked.url && httpUrl(worked.url);
  return (
    <Fact title={t('operate.versions.lastRollback')}>
      <strong>
        {url ? (
          <ExternalLink url={url} text={detail} />
        ) : (
          <FromServer>{detail}</FromServer>
        )}
      </strong>
      <Note>
        <PointInTime at={observedAt} />
      </Note>
    </Fact>
  );
}
