export * from './InstantField';
export * from './ModelSearch';
export * from './PlanDrillButton';
export * from './PlanDrillDialog';
export * from './useDrillRefresh';
