export * from './SupplyChainCard';
