import { usePermission } from '@backstage/plugin-permission-react';
import { drillRecordPermission } from '@mlownership/backstage-plugin-ml-ownership-common';
import { Button } from '@backstage/ui';
import { useState } from 'react';
import { useMlTranslation } from '../../../translations';
import { DrillPlan, PlanDrillDialog } from './PlanDrillDialog';

/** A button that opens the dialog to plan a drill, for users with permission. */
export function PlanDrillButton(props: {
  /** Prefilled values. */
  plan?: DrillPlan;
  /** Identifies the drill, if a page contains several such buttons. */
  label?: string;
  variant?: 'primary' | 'secondary';
}) {
  const { plan, label, variant = 'secondary' } = props;
  const { t } = useMlTranslation();
  const { allowed } = usePermission({ permission: drillRecordPermission });
  const [open, setOpen] = useState(false);
  if (!allowed) {
    return null;
  }
  return (
    <>
      <Button
        size="small"
        variant={variant}
        aria-label={label}
        onPress={() => setOpen(true)}
      >
        {t('drills.plan.open')}
      </Button>
      {open && <PlanDrillDialog plan={plan} onClose={() => setOpen(false)} />}
    </>
  );
}
