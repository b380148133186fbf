export * from './SavedViews';
export * from './SavedViewsMenu';
export * from './useDefaultView';
export * from './useSavedViews';
