import { usePermission } from '@backstage/plugin-permission-react';
import { handoverRespondPermission } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useMlTranslation } from '../../translations';
import { ProposeHandoverDialog } from './ProposeHandoverDialog';

/**
 * A button that opens the dialog to propose a handover, for users with permission.
 *
 * @param toTeam - ref of the group that the dialog suggests
 */
export function ProposeHandoverButton(props: {
  entityRef?: string;
  toTeam?: string;
  variant?: 'primary' | 'secondary';
}) {
  const { entityRef, toTeam, variant = 'secondary' } = props;
  const { t } = useMlTranslation();
  const { allowed } = usePermission({ permission: handoverRespondPermission });
  const [open, setOpen] = useState(false);
  if (!allowed) {
    return null;
  }
  return (
    <>
      <Button size="small" variant={variant} onPress={() => setOpen(true)}>
        {t('handovers.propose.title')}
      </Button>
      {open && (
        <ProposeHandoverDialog
          entityRef={entityRef}
          toTeam={toTeam}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
