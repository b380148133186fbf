export * from './CalendarDate';
export * from './PointInTime';
export * from './formatDay';
