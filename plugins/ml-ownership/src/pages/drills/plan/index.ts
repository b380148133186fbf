export * from '../../../ui/dialog/DateTimeField';
export * from '../../../ui/filters/EntityPicker';
export * from './PlanDrillButton';
export * from './PlanDrillDialog';
export * from './useDrillRefresh';
