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
  const template = useRouteRef(templateRouteRef)?.(TEMPLATE);
  const form = withQuery(template, {
    formData: JSON.stringify({
      entityRef: handover.entityRef,
      owner: handover.toTeam,
    }),
  });
  if (change.done) {
    return (
      <Section title="The new owner">
        <Text as="p" variant="body-medium">
          Done: the catalog names{' '}
          <EntityLink entityRef={handover.toTeam} hideIcon /> as the owner.
        </Text>
      </Section>
    );
  }
  return (
    <Section
      title="The new owner"
      lead="The catalog still names the old owner. Change it where the entity is described."
      actions={
        form && (
          <ButtonLink size="small" variant="primary" href={form}>
            Open a pull request
          </ButtonLink>
        )
      }
    >
      {change.sourceUrl && (
        <Text as="p" variant="body-medium">
          It is described at <OutsideLink url={change.sourceUrl} />.
        </Text>
      )}
      <CopyableYaml
        yaml={change.yaml}
        label={`YAML with the new owner of ${handover.entityTitle}`}
      />
    </Section>
  );
}
