export * from './OperateContent';
