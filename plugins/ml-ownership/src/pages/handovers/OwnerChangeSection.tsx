import {
  Handover,
  OwnerChange,
} from '@mlownership/backstage-plugin-ml-ownership-common';
import { ButtonLink, Text } from '@backstage/ui';
import { ExternalLink } from '../drills/text';
import { EntityLink, useTemplatePath } from '../../ui/entity';
import { Section } from '../../ui/page';
import { withQuery } from '../../ui/url';
import { useMlTranslation } from '../../translations';
import { CopyableYaml } from '../../ui/yaml';

/** The template that creates the pull request. */
const TEMPLATE = {
  namespace: 'default',
  templateName: 'ml-ownership-change-owner',
};

/** The remaining step after a handover was accepted: changing the owner in the catalog. */
export function OwnerChangeSection(props: {
  handover: Handover;
  change: OwnerChange;
}) {
  const { handover, change } = props;
  const { t } = useMlTranslation();
  const template = useTemplatePath(TEMPLATE);
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
            address: <ExternalLink url={change.sourceUrl} />,
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
