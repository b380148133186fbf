export * from './CursorPager';
export * from './DrillHistory';
export * from './DrillList';
