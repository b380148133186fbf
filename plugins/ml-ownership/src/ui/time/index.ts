export * from './CalendarDate';
export * from './PointInTime';
