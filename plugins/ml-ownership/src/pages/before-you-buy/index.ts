export * from './BeforeYouBuyPage';
