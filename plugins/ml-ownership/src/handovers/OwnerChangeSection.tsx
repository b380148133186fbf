import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Handover,
  OwnerChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ButtonLink, Text } from '@backstage/ui';
import { OutsideLink } from '../drills/words';
import { EntityLink } from '../entity';
import { Section } from '../page';
import { templateRouteRef } from '../routes';
import { withQuery } from '../url';
import { useWords } from '../words';
import { CopyableYaml } from '../yaml';

/** The template that opens the pull request. */
const TEMPLATE = {
  namespace: 'default',
  templateName: 'ml-ownership-change-owner',
};

/** What is left to do after a handover was accepted: the catalog has to name the new owner. */
export function OwnerChangeSection(props: {
  handover: Handover;
  change: OwnerChange;
}) {
  const { handover, change } = props;
  const { t } = useWords();
  const template = useRouteRef(templateRouteRef)?.(TEMPLATE);
  const form = withQuery(template, {
    formData: JSON.stringify({
      entityRef: handover.entityRef,
      owner: handover.toTeam,
    }),
  });
  if (change.done) {
    return (
      <Section title={t('handovers.owner.title')}>
        <Text as="p" variant="body-medium">
          {t('handovers.owner.done', {
            owner: <EntityLink entityRef={handover.toTeam} hideIcon />,
          })}
        </Text>
      </Section>
    );
  }
  return (
    <Section
      title={t('handovers.owner.title')}
      lead={t('handovers.owner.lead')}
      actions={
        form && (
          <ButtonLink size="small" variant="primary" href={form}>
            {t('handovers.owner.pullRequest')}
          </ButtonLink>
        )
      }
    >
      {change.sourceUrl && (
        <Text as="p" variant="body-medium">
          {t('handovers.owner.source', {
            address: <OutsideLink url={change.sourceUrl} />,
          })}
        </Text>
      )}
      <CopyableYaml
        yaml={change.yaml}
        label={t('handovers.owner.yaml', { entity: handover.entityTitle })}
      />
    </Section>
  );
}
