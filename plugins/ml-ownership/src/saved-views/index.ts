export * from './SavedViews';
export * from './SavedViewsMenu';
export * from './useFirstView';
export * from './useSavedViews';
