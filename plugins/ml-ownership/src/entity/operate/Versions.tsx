import {
  OperationsVersion,
  sameVersion,
  Scorecard,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { Skeleton } from '@backstage/ui';
import { ServerText } from '../../ui/criterion';
import { Section } from '../../ui/page';
import { PointInTime } from '../../ui/time';
import { useMlTranslation } from '../../translations';
import { DescriptionItem, DescriptionList, Note } from './DescriptionList';
import { ServingHistory } from './ServingHistory';
import { ExternalLink } from './LinkedText';
import { httpUrl } from './resolvePointer';
import { OperateData } from './useOperate';

/** The serving version and the previous good version. */
export function Versions(props: { data: OperateData }) {
  const { data } = props;
  const { t } = useMlTranslation();
  return (
    <Section title={t('operate.versions.title')}>
      <DescriptionList>
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
          version={data.operate?.lastKnownGood}
          notVersion={data.operate?.serving?.version}
          none={t('operate.versions.noLastGood')}
        />
        <LastRollback scorecard={data.scorecard} />
        <ServingHistory served={data.operate?.servingHistory ?? []} />
      </DescriptionList>
    </Section>
  );
}

function Version(props: {
  title: string;
  /** The title if only a description of the version is known, not the version itself. */
  wordsTitle?: string;
  data: OperateData;
  version: OperationsVersion | undefined;
  /** A version to exclude: the rollback target must differ from the serving version. */
  notVersion?: string;
  none: string;
}) {
  const { title, wordsTitle = title, data, version, notVersion, none } = props;
  const { t } = useMlTranslation();
  if (!data.operate) {
    return (
      <DescriptionItem title={title}>
        {data.trouble ? (
          <Note>{t(`operate.notKnown.${data.trouble}`)}</Note>
        ) : (
          <Skeleton width={200} height={24} />
        )}
      </DescriptionItem>
    );
  }
  if (!version) {
    return (
      <DescriptionItem title={title}>
        <Note>{none}</Note>
      </DescriptionItem>
    );
  }
  const url = version.url && httpUrl(version.url);
  // The observation may be about the serving version, such as that earlier versions are kept.
  const isOther =
    version.version !== undefined &&
    !(notVersion && sameVersion(version.version, notVersion));
  const name = isOther ? version.version : undefined;
  const text = name ?? version.detail;
  return (
    <DescriptionItem title={name ? title : wordsTitle}>
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
    </DescriptionItem>
  );
}

/** The last successful rollback, if a connected system has reported one: it shows how reliable a rollback is. */
function LastRollback(props: { scorecard: Scorecard | undefined }) {
  const { t } = useMlTranslation();
  const worked = props.scorecard?.criteria
    .find(({ id }) => id === 'recover.rollback-run')
    ?.evidence.filter(
      ({ outcome, status }) =>
        outcome === 'pass' && status !== 'not-accepted' && status !== 'not-yet',
    )
    .sort((a, b) => b.observedAt.localeCompare(a.observedAt))[0];
  if (!worked) {
    return null;
  }
  const { detail, observedAt } = worked;
  const url = worked.url && httpUrl(worked.url);
  return (
    <DescriptionItem title={t('operate.versions.lastRollback')}>
      <strong>
        {url ? (
          <ExternalLink url={url} text={detail} />
        ) : (
          <ServerText>{detail}</ServerText>
        )}
      </strong>
      <Note>
        <PointInTime at={observedAt} />
      </Note>
    </DescriptionItem>
  );
}
