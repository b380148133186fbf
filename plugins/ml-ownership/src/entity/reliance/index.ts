export * from './RelianceCard';
