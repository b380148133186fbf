export * from './PointInTime';
